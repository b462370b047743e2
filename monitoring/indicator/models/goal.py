"""A doel of a programmalijn, the indicatoren that serve it, and which values were agreed."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from monitoring.indicator.models.definition import Indicator
from regiodeals.common.words import dutch
from regiodeals.deal.models import Programmalijn

DIGITS, DECIMALS = 18, 4


class Doel(models.Model):
    """What a programmalijn wants to reach."""

    programmalijn = models.ForeignKey(
        Programmalijn, models.PROTECT, related_name="doelen", verbose_name=dutch("programmalijn")
    )
    order = models.PositiveSmallIntegerField(dutch("volgorde"))
    text = models.CharField(dutch("doel"), max_length=300)

    class Meta:
        verbose_name = dutch("doel")
        verbose_name_plural = dutch("doelen")
        ordering = ["programmalijn__order", "order"]
        constraints = [
            models.UniqueConstraint(fields=["programmalijn", "order"], name="doel_order_once"),
            models.CheckConstraint(condition=~Q(text=""), name="doel_has_words"),
        ]
        triggers = [pgtrigger.Protect(name="doel_stays_on_record", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return self.text

    @property
    def dossier_id(self) -> int:
        """Number of the deal, for the trail."""
        return int(self.programmalijn.deal_id)


class Doelindicator(models.Model):
    """An indicator that serves a doel; its metingen are one series."""

    doel = models.ForeignKey(Doel, models.PROTECT, related_name="doelindicatoren")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="doelindicatoren")

    class Meta:
        verbose_name = dutch("indicator van een doel")
        verbose_name_plural = dutch("indicatoren van doelen")
        ordering = ["doel", "indicator__code"]
        constraints = [
            models.UniqueConstraint(fields=["doel", "indicator"], name="indicator_once_per_doel")
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return dutch("{indicator} bij {doel}", indicator=self.indicator.code, doel=str(self.doel))

    @property
    def dossier_id(self) -> int:
        """Number of the deal, for the trail."""
        return self.doel.dossier_id


class Afspraak(models.Model):
    """Nulmeting and streefwaarde; the last row holds, and empty means unknown.

    Once something was measured, another value needs a reason; what was agreed before stays.
    """

    doelindicator = models.ForeignKey(
        Doelindicator, models.PROTECT, related_name="afspraken", verbose_name=dutch("doelindicator")
    )
    number = models.PositiveSmallIntegerField(dutch("nummer"))
    baseline = models.DecimalField(
        dutch("nulmeting"), max_digits=DIGITS, decimal_places=DECIMALS, null=True, blank=True
    )
    baseline_year = models.PositiveSmallIntegerField(
        dutch("jaar van de nulmeting"), null=True, blank=True
    )
    target = models.DecimalField(
        dutch("streefwaarde"), max_digits=DIGITS, decimal_places=DECIMALS, null=True, blank=True
    )
    target_year = models.PositiveSmallIntegerField(
        dutch("jaar van de streefwaarde"), null=True, blank=True
    )
    reason = models.CharField(dutch("reden van de wijziging"), max_length=300, blank=True)
    at = models.DateTimeField(dutch("vastgelegd op"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=dutch("vastgelegd door"),
    )

    class Meta:
        verbose_name = dutch("nulmeting en streefwaarde")
        verbose_name_plural = dutch("nulmetingen en streefwaarden")
        ordering = ["doelindicator", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["doelindicator", "number"], name="afspraken_are_numbered"
            ),
            models.CheckConstraint(
                condition=(Q(baseline__isnull=True) | Q(baseline_year__isnull=False))
                & (Q(target__isnull=True) | Q(target_year__isnull=False)),
                name="agreed_value_has_its_year",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="afspraak_after_meting_has_a_reason",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                condition=pgtrigger.Q(new__reason=""),
                # The lock makes it wait for whoever is recording the first meting.
                func="PERFORM 1 FROM monitoring_doelindicator WHERE id = NEW.doelindicator_id"
                " FOR NO KEY UPDATE;"
                " PERFORM 1 FROM monitoring_meting WHERE doelindicator_id = NEW.doelindicator_id;"
                " IF FOUND THEN RAISE EXCEPTION 'a change after a meting has its reason'"
                " USING ERRCODE = 'check_violation',"
                " CONSTRAINT = 'afspraak_after_meting_has_a_reason';"
                " END IF; RETURN NEW;",
            ),
        ]

    def __str__(self) -> str:
        return dutch(
            "Afspraak {nummer} over {indicator}",
            nummer=self.number,
            indicator=str(self.doelindicator),
        )

    @property
    def dossier_id(self) -> int:
        """Number of the deal, for the trail."""
        return self.doelindicator.dossier_id
