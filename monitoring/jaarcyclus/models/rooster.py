"""The schedule: before which day something comes every year, in a tranche or in one deal."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from monitoring.jaarcyclus.schedule import KINDS
from regiodeals.common.words import dutch, joined
from regiodeals.deal.models import Deal
from regiodeals.obligations.models import ObligationKind
from regiodeals.tranche.models import Tranche


class Roosterregel(models.Model):
    """A line of the schedule; the last of its tranche holds, and the last of a deal above that.

    A line of a deal without a day says that the deal follows its convenant and tranche again.
    """

    tranche = models.ForeignKey(
        Tranche, models.PROTECT, related_name="rooster", null=True, blank=True
    )
    deal = models.ForeignKey(Deal, models.PROTECT, related_name="rooster", null=True, blank=True)
    kind = models.CharField(
        dutch("soort"), max_length=20, choices=[(k.value, k.label) for k in KINDS]
    )
    number = models.PositiveSmallIntegerField(dutch("volgnummer"))
    before = models.CharField(dutch("elk jaar vóór"), max_length=20, blank=True)
    reason = models.TextField(dutch("reden"))
    at = models.DateTimeField(dutch("moment"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=dutch("door")
    )

    class Meta:
        verbose_name = dutch("regel van het rooster")
        verbose_name_plural = dutch("regels van het rooster")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["tranche", "deal", "kind", "number"],
                nulls_distinct=False,
                name="lines_of_a_schedule_are_numbered",
            ),
            models.CheckConstraint(
                condition=Q(tranche__isnull=False, deal__isnull=True) & ~Q(before="")
                | Q(tranche__isnull=True, deal__isnull=False),
                name="line_is_of_a_tranche_or_of_a_deal",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in KINDS]) & ~Q(reason=""),
                name="line_of_a_schedule_has_kind_and_reason",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        what = ObligationKind(self.kind).label.capitalize()
        day = (
            dutch("elk jaar vóór {dag}", dag=self.before)
            if self.before
            else dutch("weer volgens het rooster")
        )
        return joined(", ", (joined(" ", (what, day)), str(self.deal or self.tranche)))

    @property
    def dossier_id(self) -> int | None:
        """Number of the deal, for the trail; a line of a tranche is of no deal."""
        return self.deal_id
