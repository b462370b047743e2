"""What was handed in, and how it was judged: both written once and never changed."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from disbursement.verantwoording.models.inlezing import Inlezing
from disbursement.verantwoording.models.kinds import Outcome
from disbursement.verantwoording.models.sisa import SisaVersie
from disbursement.verantwoording.models.verantwoording import Verantwoording
from regiodeals.common.words import dutch, joined
from regiodeals.documents.models import Document

AMOUNTS = [
    "spent_cents",
    "cumulative_cents",
    "cofinanced_cents",
    "execution_cents",
    "errors_cents",
]


def _not_negative(field: str) -> Q:
    return Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gte": 0})


class Levering(models.Model):
    """One delivery of a paper; a correction is a new one that names the one before.

    Amounts are cents in the currency of the entitlement; `values` holds everything as delivered, by
    the stable key of its indicator. What was spent includes what the region paid.
    """

    verantwoording = models.ForeignKey(
        Verantwoording,
        models.PROTECT,
        related_name="leveringen",
        verbose_name=dutch("verantwoording"),
    )
    number = models.PositiveSmallIntegerField(dutch("volgnummer"))
    replaces = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="replaced_by",
        verbose_name=dutch("vervangt"),
    )
    inlezing = models.ForeignKey(
        Inlezing, models.PROTECT, null=True, blank=True, related_name="leveringen"
    )
    versie = models.ForeignKey(
        SisaVersie,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="leveringen",
        verbose_name=dutch("versie"),
    )
    document = models.ForeignKey(
        Document, models.PROTECT, related_name="+", verbose_name=dutch("origineel bestand")
    )
    label = models.CharField(dutch("naam van het bestand"), max_length=150)
    received_on = models.DateField(dutch("ontvangen op"))
    delivered_by = models.CharField(dutch("aangeleverd door"), max_length=200)
    kenmerk = models.CharField(dutch("beschikkingsnummer"), max_length=30, blank=True)
    spent_cents = models.BigIntegerField(dutch("besteed in het jaar"), null=True, blank=True)
    cumulative_cents = models.BigIntegerField(
        dutch("besteed tot en met het jaar"), null=True, blank=True
    )
    cofinanced_cents = models.BigIntegerField(
        dutch("waarvan cofinanciering"), null=True, blank=True
    )
    execution_cents = models.BigIntegerField(
        dutch("waarvan uitvoeringskosten"), null=True, blank=True
    )
    errors_cents = models.BigIntegerField(dutch("fouten en onzekerheden"), null=True, blank=True)
    is_final = models.BooleanField(dutch("eindverantwoording"), null=True, blank=True)
    values = models.JSONField(dutch("zoals aangeleverd"), default=dict, blank=True)
    remark = models.TextField(dutch("opmerking"), blank=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=dutch("vastgelegd door"),
    )
    recorded_at = models.DateTimeField(dutch("vastgelegd op"))

    class Meta:
        verbose_name = dutch("levering")
        verbose_name_plural = dutch("leveringen")
        ordering = ["verantwoording", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["verantwoording", "number"], name="deliveries_are_numbered"
            ),
            models.CheckConstraint(
                condition=Q(number=1, replaces__isnull=True)
                | Q(number__gt=1, replaces__isnull=False),
                name="later_delivery_names_the_one_before",
            ),
            *(
                models.CheckConstraint(
                    condition=_not_negative(field), name=f"delivery_{field}_not_negative"
                )
                for field in AMOUNTS
            ),
            models.CheckConstraint(
                condition=Q(cofinanced_cents__isnull=True)
                | Q(spent_cents__isnull=False, cofinanced_cents__lte=F("spent_cents")),
                name="cofinancing_is_part_of_what_was_spent",
            ),
            models.CheckConstraint(
                condition=Q(execution_cents__isnull=True)
                | Q(spent_cents__isnull=False, execution_cents__lte=F("spent_cents")),
                name="execution_costs_are_part_of_what_was_spent",
            ),
            models.CheckConstraint(
                condition=Q(spent_cents__isnull=True)
                | Q(cumulative_cents__isnull=False, cumulative_cents__gte=F("spent_cents")),
                name="cumulative_includes_the_year",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="delivery_is_frozen", operation=pgtrigger.Update | pgtrigger.Delete
            )
        ]

    def __str__(self) -> str:
        return dutch("Levering {nummer}", nummer=self.number)

    @property
    def rijk_cents(self) -> int:
        """What was spent in the year less what the region paid of it."""
        return (self.spent_cents or 0) - (self.cofinanced_cents or 0)


class Beoordeling(models.Model):
    """The judgement of one delivery, with everything it rests on, under a hash."""

    levering = models.OneToOneField(
        Levering, models.PROTECT, related_name="beoordeling", verbose_name=dutch("levering")
    )
    outcome = models.CharField(dutch("uitkomst"), max_length=10, choices=Outcome)
    remark = models.TextField(dutch("toelichting"), blank=True)
    unlawful_cents = models.BigIntegerField(dutch("ten onrechte besteed, in centen"), default=0)
    snapshot = models.JSONField(dutch("vastgelegde gegevens"))
    sha256 = models.CharField(dutch("SHA-256"), max_length=64)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=dutch("beoordeeld door"),
    )
    at = models.DateTimeField(dutch("beoordeeld op"))

    class Meta:
        verbose_name = dutch("beoordeling van een levering")
        verbose_name_plural = dutch("beoordelingen van leveringen")
        ordering = ["-at"]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome=Outcome.IN_ORDE)
                | (Q(outcome=Outcome.TERUG, unlawful_cents=0) & ~Q(remark="")),
                name="sent_back_with_a_question",
            ),
            models.CheckConstraint(
                condition=Q(unlawful_cents=0) | (Q(unlawful_cents__gt=0) & ~Q(remark="")),
                name="unlawful_part_has_its_reason",
            ),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="judgement_has_its_hash"
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="judgement_is_frozen", operation=pgtrigger.Update | pgtrigger.Delete
            ),
            pgtrigger.Trigger(
                name="who_recorded_does_not_judge",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func="PERFORM 1 FROM disbursement_levering WHERE id = NEW.levering_id"
                " AND recorded_by_id = NEW.by_id;"
                " IF FOUND THEN"
                " RAISE EXCEPTION 'who recorded a delivery does not judge it'"
                " USING ERRCODE = 'check_violation', CONSTRAINT = 'who_recorded_does_not_judge';"
                " END IF; RETURN NEW;",
            ),
        ]

    def __str__(self) -> str:
        return joined(": ", (str(self.levering), self.get_outcome_display()))
