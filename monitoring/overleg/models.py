"""The yearly meeting of Rijk and region about a deal."""

from django.db import models
from django.db.models import Case, Q, When
from django_fsm import FSMField, transition

from monitoring.overleg import conditions, policies
from regiodeals.common.stateful import StatefulModel
from regiodeals.deal.models import Deal


class OverlegStatus(models.TextChoices):
    """The life of an overleg."""

    GEPLAND = "gepland", "gepland"
    UITGENODIGD = "uitgenodigd", "uitgenodigd"
    GEHOUDEN = "gehouden", "gehouden"
    VASTGESTELD = "vastgesteld", "verslag vastgesteld"


def done_last() -> Case:
    """What is done comes last; the list and its index sort by this same expression."""
    return Case(When(status=OverlegStatus.VASTGESTELD, then=1), default=0)


class Overleg(StatefulModel):
    """One rijk-regio overleg; the first is planned by the bekendmaking, for the next year."""

    deal = models.ForeignKey(Deal, models.PROTECT, related_name="overleggen")
    year = models.PositiveSmallIntegerField("jaar")
    planned_on = models.DateField("dag", null=True, blank=True)
    location = models.CharField("plaats", max_length=150, blank=True)
    invited_at = models.DateTimeField("uitgenodigd op", null=True, blank=True)
    minutes = models.TextField("verslag", blank=True)
    is_example = models.BooleanField("voorbeeld", default=False)
    status = FSMField(
        "stand",
        max_length=20,
        choices=OverlegStatus.choices,
        default=OverlegStatus.GEPLAND,
        protected=True,
        db_index=True,
    )

    class Meta:
        verbose_name = "overleg"
        verbose_name_plural = "overleggen"
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
        ]

    def __str__(self) -> str:
        return f"Rijk-regio overleg {self.year} {self.deal}"

    @property
    def dossier_id(self) -> int:
        """Number of the deal, for the trail."""
        return int(self.deal_id)

    @transition(
        status,
        OverlegStatus.GEPLAND,
        OverlegStatus.UITGENODIGD,
        conditions=[conditions.has_day_and_place],
        permission=policies.may_organise,
    )
    def invite(self) -> None:
        """Uitnodigen."""

    @transition(
        status,
        OverlegStatus.UITGENODIGD,
        OverlegStatus.GEHOUDEN,
        conditions=[conditions.has_taken_place],
        permission=policies.may_organise,
    )
    def hold(self) -> None:
        """Overleg is gehouden."""

    @transition(
        status,
        OverlegStatus.GEHOUDEN,
        OverlegStatus.VASTGESTELD,
        conditions=[conditions.has_minutes],
        permission=policies.may_organise,
    )
    def adopt_minutes(self) -> None:
        """Verslag vaststellen."""
