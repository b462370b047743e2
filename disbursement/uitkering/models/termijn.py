"""A part of the advance: how much, when, and on what condition."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from disbursement.uitkering.models.uitkering import Uitkering, within_uitkering
from regiodeals.common.words import dutch, dutch_as


class TermijnCondition(models.TextChoices):
    """What must have happened before a termijn is released; nothing when empty."""

    GEEN = "", dutch("geen voorwaarde")
    VOORTGANG = "voortgangsrapportage", dutch("voortgangsrapportage akkoord")
    VERZOEK = "verzoek", dutch("verzoek ontvangen")


MET = ("condition_met_on", "condition_ground", "condition_met_by_id", "condition_met_at")


def _row(name: str) -> str:
    return f"ROW({', '.join(f'{name}.{column}' for column in MET)})"


class Termijn(models.Model):
    """A part of the advance, in the currency of the entitlement (Besluit art. 13 lid 2).

    `pay_by` is what the beschikking says, `due_on` the day that follows from the bekendmaking. What
    is planned on it now stands in the ledger.
    """

    uitkering = models.ForeignKey(Uitkering, models.PROTECT, related_name="termijnen")
    number = models.PositiveSmallIntegerField(dutch("nummer"))
    amount_cents = models.BigIntegerField(dutch("bedrag in centen"))
    pay_by = models.DateField(
        dutch("betalen uiterlijk"),
        null=True,
        blank=True,
        help_text=dutch("Leeg: zes weken na de bekendmaking (Awb 4:87)."),
    )
    due_on = models.DateField(dutch("laatste dag om te betalen"), null=True, blank=True)
    budget_year = models.PositiveSmallIntegerField(dutch("begrotingsjaar"), null=True, blank=True)
    condition = models.CharField(
        dutch("voorwaarde"),
        max_length=24,
        choices=TermijnCondition,
        default=TermijnCondition.GEEN,
        blank=True,
    )
    condition_source = models.CharField(
        dutch("waar de voorwaarde staat"), max_length=200, blank=True
    )
    condition_met_on = models.DateField(dutch("voldaan op"), null=True, blank=True)
    condition_ground = models.CharField(dutch("waaruit dat blijkt"), max_length=300, blank=True)
    condition_met_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("vastgelegd door"),
    )
    condition_met_at = models.DateTimeField(dutch("vastgelegd op"), null=True, blank=True)

    class Meta:
        verbose_name = dutch_as("deel van een bedrag", "termijn")
        verbose_name_plural = dutch_as("deel van een bedrag", "termijnen")
        ordering = ["uitkering", "number"]
        constraints = [
            models.UniqueConstraint(fields=["uitkering", "number"], name="termijn_number_once"),
            # A later schedule may leave a termijn nothing once it was owed.
            models.CheckConstraint(
                condition=Q(amount_cents__gt=0) | Q(amount_cents=0, due_on__isnull=False),
                name="termijn_is_positive",
            ),
            models.CheckConstraint(
                condition=Q(condition__in=TermijnCondition.values)
                & (
                    Q(condition="", condition_source="")
                    | ~Q(condition="") & ~Q(condition_source="")
                ),
                name="condition_of_termijn_stands_somewhere",
            ),
            models.CheckConstraint(
                condition=Q(
                    condition_met_on__isnull=True,
                    condition_ground="",
                    condition_met_by__isnull=True,
                    condition_met_at__isnull=True,
                )
                | Q(
                    condition_met_on__isnull=False,
                    condition_met_by__isnull=False,
                    condition_met_at__isnull=False,
                )
                & ~Q(condition_ground="")
                & ~Q(condition=""),
                name="condition_is_met_by_somebody_on_a_ground",
            ),
        ]
        triggers = [
            within_uitkering("termijnen_within_uitkering", "NEW.uitkering_id"),
            pgtrigger.Protect(
                name="condition_is_met_once",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    f"OLD.condition_met_on IS NOT NULL AND {_row('OLD')} IS DISTINCT FROM"
                    f" {_row('NEW')}"
                ),
            ),
        ]

    def __str__(self) -> str:
        return dutch("Termijn {nummer}", nummer=self.number)

    @property
    def dossier_id(self) -> int:
        """Number of the deal, for the trail."""
        return int(self.uitkering.deal_id)

    @property
    def awaits_condition(self) -> bool:
        """Whether nothing of it can be released yet."""
        return bool(self.condition) and self.condition_met_on is None
