"""One year of one deal, from the question for a rapportage to the end of the year."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django_fsm import transition

from monitoring.jaarcyclus import conditions, policies
from regiodeals.common import clock
from regiodeals.common.stateful import StateField, StatefulModel
from regiodeals.common.words import dutch
from regiodeals.deal.models import Deal


class JaarStatus(models.TextChoices):
    """The life of a year."""

    GEVRAAGD = "gevraagd", dutch("rapportage gevraagd")
    INGEDIEND = "ingediend", dutch("rapportage ingediend")
    AKKOORD = "akkoord", dutch("rapportage akkoord")
    GEPLAND = "gepland", dutch("overleg gepland")
    UITGENODIGD = "uitgenodigd", dutch("uitgenodigd")
    GEHOUDEN = "gehouden", dutch("overleg gehouden")
    VASTGESTELD = "vastgesteld", dutch("verslag vastgesteld")
    AFGEROND = "afgerond", dutch("afgerond")
    BEEINDIGD = "beeindigd", dutch("beëindigd")


CLOSED = (JaarStatus.AFGEROND, JaarStatus.BEEINDIGD)
ON_THE_WAY = tuple(status for status in JaarStatus if status not in CLOSED)
# The day that belongs to each state on the way; a state stands only with its day and those before.
DAYS = (
    ("submitted_on", JaarStatus.INGEDIEND),
    ("accepted_on", JaarStatus.AKKOORD),
    ("meeting_on", JaarStatus.GEPLAND),
    ("invited_on", JaarStatus.UITGENODIGD),
    ("held_on", JaarStatus.GEHOUDEN),
    ("adopted_on", JaarStatus.VASTGESTELD),
)


def _with_its_day(field: str, since: JaarStatus) -> models.CheckConstraint:
    before = ON_THE_WAY[: ON_THE_WAY.index(since)]
    return models.CheckConstraint(
        condition=Q(status__in=[*before, JaarStatus.BEEINDIGD]) | Q(**{f"{field}__isnull": False}),
        name=f"year_has_its_{field}",
    )


class Jaarcyclus(StatefulModel):
    """The cycle of one year. What happens to rapportage and overleg moves it, in the same act."""

    deal = models.ForeignKey(Deal, models.PROTECT, related_name="jaarcycli")
    year = models.PositiveSmallIntegerField(dutch("jaar"))
    opened_on = models.DateField(dutch("rapportage gevraagd op"))
    submitted_on = models.DateField(dutch("rapportage ingediend op"), null=True, blank=True)
    accepted_on = models.DateField(dutch("rapportage akkoord op"), null=True, blank=True)
    meeting_on = models.DateField(dutch("dag van het overleg"), null=True, blank=True)
    invited_on = models.DateField(dutch("uitgenodigd op"), null=True, blank=True)
    held_on = models.DateField(dutch("overleg gehouden op"), null=True, blank=True)
    adopted_on = models.DateField(dutch("verslag vastgesteld op"), null=True, blank=True)
    closed_at = models.DateTimeField(dutch("afgerond of beëindigd op"), null=True, blank=True)
    closed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("afgerond door"),
    )
    ended_because = models.CharField(dutch("waarom beëindigd"), max_length=200, blank=True)
    status = StateField(
        dutch("stand"),
        max_length=20,
        choices=JaarStatus.choices,
        default=JaarStatus.GEVRAAGD,
        protected=True,
        db_index=True,
    )

    class Meta:
        verbose_name = dutch("jaar van een deal")
        verbose_name_plural = dutch("jaren van deals")
        ordering = ["deal__name", "year"]
        constraints = [
            models.UniqueConstraint(fields=["deal", "year"], name="one_cycle_per_deal_and_year"),
            models.CheckConstraint(
                condition=Q(status__in=JaarStatus.values), name="year_status_is_known"
            ),
            *(_with_its_day(field, status) for field, status in DAYS),
            models.CheckConstraint(
                condition=Q(status=JaarStatus.AFGEROND, closed_at__isnull=False, ended_because="")
                & Q(closed_by__isnull=False)
                | Q(status=JaarStatus.BEEINDIGD, closed_at__isnull=False) & ~Q(ended_because="")
                | Q(status__in=ON_THE_WAY, closed_at__isnull=True, ended_because=""),
                name="closed_year_says_when_and_why",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="year_stays_on_record", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="closed_year_is_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__status__in=["afgerond", "beeindigd"]),
            ),
        ]

    def __str__(self) -> str:
        return dutch("Jaar {jaar} van {deal}", jaar=self.year, deal=str(self.deal))

    @property
    def dossier_id(self) -> int:
        """Number of the deal, for the trail."""
        return int(self.deal_id)

    @property
    def is_closed(self) -> bool:
        """Afgerond or beëindigd: nothing changes any more."""
        return self.status in CLOSED

    @property
    def reached(self) -> int:
        """How many of the steps the days on the row allow: all before the first day that misses."""
        days = [getattr(self, field) for field, _status in DAYS]
        return days.index(None) if None in days else len(days)

    @property
    def taken(self) -> int:
        """How many of the steps were taken; of a year that is not closed."""
        return ON_THE_WAY.index(JaarStatus(self.status))

    @transition(
        status,
        JaarStatus.GEVRAAGD,
        JaarStatus.INGEDIEND,
        conditions=[conditions.is_submitted],
        permission=policies.nobody,
    )
    def receive_report(self) -> None:
        """Rapportage ingediend."""

    @transition(
        status,
        JaarStatus.INGEDIEND,
        JaarStatus.AKKOORD,
        conditions=[conditions.is_accepted],
        permission=policies.nobody,
    )
    def accept_report(self) -> None:
        """Rapportage akkoord."""

    @transition(
        status,
        JaarStatus.AKKOORD,
        JaarStatus.GEPLAND,
        conditions=[conditions.is_planned],
        permission=policies.nobody,
    )
    def plan_meeting(self) -> None:
        """Overleg gepland."""

    @transition(
        status,
        JaarStatus.GEPLAND,
        JaarStatus.UITGENODIGD,
        conditions=[conditions.is_invited],
        permission=policies.nobody,
    )
    def invite(self) -> None:
        """Uitgenodigd voor het overleg."""

    @transition(
        status,
        JaarStatus.UITGENODIGD,
        JaarStatus.GEHOUDEN,
        conditions=[conditions.is_held],
        permission=policies.nobody,
    )
    def hold_meeting(self) -> None:
        """Overleg gehouden."""

    @transition(
        status,
        JaarStatus.GEHOUDEN,
        JaarStatus.VASTGESTELD,
        conditions=[conditions.is_adopted],
        permission=policies.nobody,
    )
    def adopt_minutes(self) -> None:
        """Verslag vastgesteld."""

    @transition(status, [*ON_THE_WAY[1:]], JaarStatus.GEVRAAGD, permission=policies.nobody)
    def step_back(self) -> None:
        """Stand van het jaar teruggezet."""

    @transition(
        status,
        JaarStatus.VASTGESTELD,
        JaarStatus.AFGEROND,
        conditions=[conditions.report_is_accepted, conditions.minutes_are_adopted],
        permission=policies.is_accounthouder,
        custom={"done": "Jaar afgerond"},
    )
    def finish(self) -> None:
        """Jaar afronden."""
        self.closed_at = clock.now()

    @transition(status, [*ON_THE_WAY[:-1]], JaarStatus.BEEINDIGD, permission=policies.nobody)
    def end(self) -> None:
        """Voortijdig einde."""
        self.closed_at = clock.now()


# In the order of the days.
STEPS = (
    "receive_report",
    "accept_report",
    "plan_meeting",
    "invite",
    "hold_meeting",
    "adopt_minutes",
)
