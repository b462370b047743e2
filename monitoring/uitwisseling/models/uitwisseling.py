"""An exchange meeting of regions and ministries, about themes and not about one deal."""

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Case, DateField, DateTimeField, F, Func, Q, When
from django.db.models.functions import Cast
from django_fsm import transition

from monitoring.indicator.models import Theme
from monitoring.les.models import Les
from monitoring.overleg.models.overleg import LONGEST_LINK
from monitoring.uitwisseling import conditions, policies
from regiodeals.common.stateful import StateField, StatefulModel
from regiodeals.common.words import dutch, joined
from regiodeals.obligations.state import Zone

# The title stands in the subject of mails, with words before it.
LONGEST_TITLE, LONGEST_TEXT = 100, 4_000


class UitwisselingStatus(models.TextChoices):
    """The life of an exchange meeting."""

    CONCEPT = "concept", dutch("concept")
    OPEN = "open", dutch("open voor aanmelding")
    GEHOUDEN = "gehouden", dutch("gehouden")
    AFGELAST = "afgelast", dutch("afgelast")


AHEAD = (UitwisselingStatus.CONCEPT, UitwisselingStatus.OPEN)


def ahead_first() -> Case:
    """What is still to come stands first; the list and its index sort by this same expression."""
    return Case(When(status__in=AHEAD, then=0), default=1)


# The day on which it begins where it is held.
_DAY_IN_ZONE = Cast(
    Func(F("zone"), F("begins_at"), function="timezone", output_field=DateTimeField()), DateField()
)
# The steps that a page offers as a button, in their order.
STEPS = ("open", "hold")


class Uitwisseling(StatefulModel):
    """One meeting; `places` empty means that everybody can come."""

    title = models.CharField(dutch("titel"), max_length=LONGEST_TITLE)
    about = models.TextField(dutch("waar het over gaat"), blank=True)
    themes = ArrayField(
        models.CharField(max_length=12, choices=Theme), verbose_name=dutch("thema’s")
    )
    planned_on = models.DateField(dutch("dag"))
    begins_at = models.DateTimeField(dutch("begin"))
    ends_at = models.DateTimeField(dutch("einde"))
    zone = models.CharField(dutch("tijdzone van dag en uur"), max_length=40, choices=Zone)
    location = models.CharField(dutch("plaats"), max_length=150, blank=True)
    video_url = models.CharField(dutch("videoverbinding"), max_length=LONGEST_LINK, blank=True)
    places = models.PositiveSmallIntegerField(dutch("aantal plaatsen"), null=True, blank=True)
    sign_up_until = models.DateField(dutch("aanmelden tot en met"))
    organised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=dutch("georganiseerd door"),
    )
    # As known when it was opened: calendars take no update from another.
    organizer_name = models.CharField(dutch("naam van wie uitnodigt"), max_length=200, blank=True)
    organizer_address = models.CharField(
        dutch("adres van wie uitnodigt"), max_length=254, blank=True
    )
    lessen = models.ManyToManyField(
        Les, related_name="uitwisselingen", blank=True, verbose_name=dutch("lessen")
    )
    opened_at = models.DateTimeField(dutch("geopend op"), null=True, blank=True)
    cancelled_because = models.CharField(dutch("afgelast omdat"), max_length=300, blank=True)
    # What a page hands back, so that nobody overwrites what he did not see.
    version = models.PositiveIntegerField(dutch("versie"), default=1)
    is_example = models.BooleanField(dutch("voorbeeld"), default=False)
    status = StateField(
        dutch("stand"),
        max_length=20,
        choices=UitwisselingStatus.choices,
        default=UitwisselingStatus.CONCEPT,
        protected=True,
    )

    class Meta:
        verbose_name = dutch("uitwisseling")
        verbose_name_plural = dutch("uitwisselingen")
        ordering = ["planned_on", "pk"]
        indexes = [
            models.Index(ahead_first(), "planned_on", "id", name="uitwisseling_next_first"),
            models.Index(fields=["planned_on"], name="uitwisseling_by_day"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=UitwisselingStatus.values),
                name="uitwisseling_status_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(title="")
                & ~Q(themes=[])
                & Q(themes__contained_by=Theme.values)
                & (~Q(location="") | ~Q(video_url="")),
                name="uitwisseling_says_what_and_where",
            ),
            models.CheckConstraint(
                condition=Q(zone__in=Zone.values), name="uitwisseling_zone_is_known"
            ),
            models.CheckConstraint(
                condition=Q(ends_at__gt=F("begins_at")),
                name="uitwisseling_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(planned_on=_DAY_IN_ZONE), name="uitwisseling_begins_on_its_day"
            ),
            models.CheckConstraint(
                condition=Q(sign_up_until__lte=F("planned_on")),
                name="sign_up_ends_before_the_uitwisseling",
            ),
            models.CheckConstraint(
                condition=Q(places__isnull=True) | Q(places__gt=0),
                name="uitwisseling_has_places_or_no_limit",
            ),
            models.CheckConstraint(
                condition=Q(status=UitwisselingStatus.AFGELAST) & ~Q(cancelled_because="")
                | ~Q(status=UitwisselingStatus.AFGELAST) & Q(cancelled_because=""),
                name="uitwisseling_is_called_off_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(status__in=[UitwisselingStatus.CONCEPT, UitwisselingStatus.AFGELAST])
                | Q(opened_at__isnull=False),
                name="opened_uitwisseling_says_when",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="uitwisseling_stays_on_record", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="called_off_uitwisseling_is_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__status=UitwisselingStatus.AFGELAST),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @transition(
        status,
        UitwisselingStatus.CONCEPT,
        UitwisselingStatus.OPEN,
        conditions=[conditions.sign_up_has_not_ended],
        permission=policies.may_organise,
        custom={"done": "Geopend voor aanmelding"},
    )
    def open(self) -> None:
        """Openen voor aanmelding."""

    @transition(
        status,
        UitwisselingStatus.OPEN,
        UitwisselingStatus.GEHOUDEN,
        conditions=[conditions.has_taken_place],
        permission=policies.may_organise,
        custom={"done": "Bijeenkomst gehouden"},
    )
    def hold(self) -> None:
        """Bijeenkomst is gehouden."""

    @transition(
        status,
        list(AHEAD),
        UitwisselingStatus.AFGELAST,
        permission=policies.may_organise,
        custom={"done": "Afgelast"},
    )
    def call_off(self) -> None:
        """Aflasten."""

    @property
    def theme_labels(self) -> str:
        """The themes in words."""
        return joined(", ", (Theme(theme).label for theme in self.themes))
