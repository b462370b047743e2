"""A request to hand in the yearly account later (Fvw, article 17b lid 2)."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from disbursement.verantwoording.models.kinds import PostponementOutcome
from disbursement.verantwoording.models.verantwoording import Verantwoording
from regiodeals.common.words import dutch


class Uitstelverzoek(models.Model):
    """What was asked, and what was decided on it; both are written once."""

    verantwoording = models.ForeignKey(
        Verantwoording,
        models.PROTECT,
        related_name="uitstelverzoeken",
        verbose_name=dutch("verantwoording"),
    )
    received_on = models.DateField(dutch("ontvangen op"))
    asked_until = models.DateField(dutch("uitstel gevraagd tot en met"))
    reason = models.TextField(dutch("reden van het verzoek"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=dutch("vastgelegd door"),
    )
    recorded_at = models.DateTimeField(dutch("vastgelegd op"))
    outcome = models.CharField(
        dutch("besluit"), max_length=12, choices=PostponementOutcome, blank=True
    )
    decided_on = models.DateField(dutch("besloten op"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("besloten door"),
    )
    granted_until = models.DateField(dutch("uitstel tot en met"), null=True, blank=True)
    reference = models.CharField(dutch("kenmerk van het besluit"), max_length=60, blank=True)
    decision_reason = models.TextField(dutch("motivering"), blank=True)

    class Meta:
        verbose_name = dutch("uitstelverzoek")
        verbose_name_plural = dutch("uitstelverzoeken")
        ordering = ["verantwoording", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["verantwoording"],
                condition=Q(outcome=""),
                name="one_postponement_request_at_a_time",
            ),
            models.CheckConstraint(
                condition=~Q(reason="") & Q(asked_until__gt=F("received_on")),
                name="postponement_is_asked_with_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(
                    outcome="",
                    decided_on__isnull=True,
                    decided_by__isnull=True,
                    granted_until__isnull=True,
                    reference="",
                    decision_reason="",
                )
                | (
                    Q(
                        outcome=PostponementOutcome.TOEGEWEZEN,
                        decided_on__isnull=False,
                        decided_by__isnull=False,
                        granted_until__isnull=False,
                    )
                    & ~Q(reference="")
                    & ~Q(decision_reason="")
                )
                | (
                    Q(
                        outcome=PostponementOutcome.AFGEWEZEN,
                        decided_on__isnull=False,
                        decided_by__isnull=False,
                        granted_until__isnull=True,
                    )
                    & ~Q(reference="")
                    & ~Q(decision_reason="")
                ),
                name="decision_on_postponement_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True) | ~Q(decided_by=F("recorded_by")),
                name="who_records_a_request_does_not_decide_on_it",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="postponement_stays_on_record", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="postponement_request_is_frozen",
                fields=[
                    "verantwoording",
                    "received_on",
                    "asked_until",
                    "reason",
                    "recorded_by",
                    "recorded_at",
                ],
            ),
            pgtrigger.Protect(
                name="decided_postponement_is_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition("OLD.outcome <> ''"),
            ),
        ]

    def __str__(self) -> str:
        return dutch("Uitstelverzoek voor {stuk}", stuk=str(self.verantwoording))

    @property
    def dossier_id(self) -> int:
        """Number of the deal, for the trail."""
        return self.verantwoording.dossier_id
