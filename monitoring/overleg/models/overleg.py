"""The yearly meeting of Rijk and region about a deal."""

import pgtrigger
from django.db import models
from django.db.models import Case, DateField, DateTimeField, F, Func, Q, When
from django.db.models.functions import Cast
from django_fsm import transition

from monitoring.overleg import conditions, policies
from regiodeals.common.stateful import StateField, StatefulModel
from regiodeals.common.words import dutch, joined
from regiodeals.deal.models import Deal
from regiodeals.obligations.state import Zone

LONGEST_LINK = 500


class OverlegStatus(models.TextChoices):
    """The life of an overleg."""

    GEPLAND = "gepland", dutch("gepland")
    UITGENODIGD = "uitgenodigd", dutch("uitgenodigd")
    GEHOUDEN = "gehouden", dutch("gehouden")
    VASTGESTELD = "vastgesteld", dutch("verslag vastgesteld")


def done_last() -> Case:
    """What is done comes last; the list and its index sort by this same expression."""
    return Case(When(status=OverlegStatus.VASTGESTELD, then=1), default=0)


# The day on which it begins where it is held.
_DAY_IN_ZONE = Cast(
    Func(F("zone"), F("begins_at"), function="timezone", output_field=DateTimeField()), DateField()
)


# The steps that a page offers as a button, in their order.
STEPS = ("invite", "hold", "adopt_minutes")


class Overleg(StatefulModel):
    """One rijk-regio overleg; the first is planned by the bekendmaking, for the next year."""

    deal = models.ForeignKey(Deal, models.PROTECT, related_name="overleggen")
    year = models.PositiveSmallIntegerField(dutch("jaar"))
    planned_on = models.DateField(dutch("dag"), null=True, blank=True)
    begins_at = models.DateTimeField(dutch("begin"), null=True, blank=True)
    ends_at = models.DateTimeField(dutch("einde"), null=True, blank=True)
    zone = models.CharField(
        dutch("tijdzone van dag en uur"), max_length=40, choices=Zone, default=Zone.AMSTERDAM
    )
    location = models.CharField(dutch("plaats"), max_length=150, blank=True)
    video_url = models.CharField(dutch("videoverbinding"), max_length=LONGEST_LINK, blank=True)
    # Which invitation this is: after one was called off, the next is another meeting in a calendar.
    round = models.PositiveSmallIntegerField(dutch("hoeveelste uitnodiging"), default=1)
    sequence = models.PositiveSmallIntegerField(dutch("versie van de uitnodiging"), default=0)
    organizer_name = models.CharField(dutch("naam van wie uitnodigt"), max_length=200, blank=True)
    organizer_address = models.CharField(
        dutch("adres van wie uitnodigt"), max_length=254, blank=True
    )
    invited_at = models.DateTimeField(dutch("uitgenodigd op"), null=True, blank=True)
    minutes = models.TextField(dutch("verslag"), blank=True)
    # Whether the participants have the minutes as they stand.
    minutes_are_out = models.BooleanField(dutch("verslag verstuurd zoals het is"), default=False)
    is_example = models.BooleanField(dutch("voorbeeld"), default=False)
    status = StateField(
        dutch("stand"),
        max_length=20,
        choices=OverlegStatus.choices,
        default=OverlegStatus.GEPLAND,
        protected=True,
        db_index=True,
    )

    class Meta:
        verbose_name = dutch("overleg")
        verbose_name_plural = dutch("overleggen")
        ordering = ["year", "planned_on"]
        indexes = [models.Index(done_last(), "year", "planned_on", "id", name="overleg_next_first")]
        constraints = [
            models.UniqueConstraint(fields=["deal", "year"], name="one_overleg_per_deal_and_year"),
            models.CheckConstraint(
                condition=Q(status__in=OverlegStatus.values), name="overleg_status_is_known"
            ),
            models.CheckConstraint(
                condition=Q(status=OverlegStatus.GEPLAND) | Q(planned_on__isnull=False),
                name="invited_overleg_has_a_day",
            ),
            models.CheckConstraint(
                condition=Q(planned_on__isnull=True) | Q(planned_on__year=models.F("year")),
                name="overleg_day_lies_in_its_year",
            ),
            models.CheckConstraint(condition=Q(zone__in=Zone.values), name="overleg_zone_is_known"),
            models.CheckConstraint(
                condition=Q(begins_at__isnull=True, ends_at__isnull=True)
                | Q(begins_at__isnull=False, ends_at__gt=F("begins_at")),
                name="overleg_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=Q(begins_at__isnull=True) | Q(planned_on=_DAY_IN_ZONE),
                name="overleg_begins_on_its_day",
            ),
        ]

        triggers = [
            pgtrigger.Protect(
                name="adopted_overleg_is_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__status=OverlegStatus.VASTGESTELD),
            ),
        ]

    def __str__(self) -> str:
        name = dutch("Rijk-regio overleg {jaar}", jaar=self.year)
        return joined(" ", (name, str(self.deal)))

    @property
    def dossier_id(self) -> int:
        """Number of the deal, for the trail."""
        return int(self.deal_id)

    @property
    def status_words(self) -> str:
        """Its state in words: 'gepland' is said only of what has a day."""
        if self.status == OverlegStatus.GEPLAND and self.planned_on is None:
            return dutch("dag nog niet gekozen")
        return self.get_status_display()

    @transition(
        status,
        OverlegStatus.GEPLAND,
        OverlegStatus.UITGENODIGD,
        conditions=[
            conditions.deal_goes_on,
            conditions.has_day_and_place,
            conditions.has_not_passed,
            conditions.has_participants,
        ],
        permission=policies.may_organise,
        custom={"done": "Uitgenodigd"},
    )
    def invite(self) -> None:
        """Uitnodigen."""

    @transition(
        status,
        OverlegStatus.UITGENODIGD,
        OverlegStatus.GEHOUDEN,
        conditions=[conditions.has_taken_place],
        permission=policies.may_organise,
        custom={"done": "Overleg gehouden"},
    )
    def hold(self) -> None:
        """Overleg is gehouden."""

    @transition(
        status,
        OverlegStatus.GEHOUDEN,
        OverlegStatus.VASTGESTELD,
        conditions=[
            conditions.has_minutes,
            conditions.minutes_are_out,
            conditions.nobody_objects,
            conditions.everybody_answered,
        ],
        permission=policies.may_organise,
        custom={"done": "Verslag vastgesteld"},
    )
    def adopt_minutes(self) -> None:
        """Verslag vaststellen."""

    @transition(
        status,
        OverlegStatus.UITGENODIGD,
        OverlegStatus.GEPLAND,
        conditions=[conditions.nothing_is_recorded],
        permission=policies.may_organise,
        custom={"done": "Afgezegd"},
    )
    def call_off(self) -> None:
        """Afzeggen."""
        self.planned_on = self.begins_at = self.ends_at = self.invited_at = None
