"""What people decided where the rules leave room, and the whole test as a signature froze it."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from disbursement.uitkering.models.uitkering import Uitkering
from regiodeals.common.words import dutch
from regiodeals.legal.decisions import DecisionKind


class Oordeel(models.Model):
    """Somebody's judgement of one finding, with the reason; the last one of a rule counts.

    It holds as long as `fingerprint` is that of the finding: other facts need another judgement.
    """

    uitkering = models.ForeignKey(Uitkering, models.PROTECT, related_name="oordelen")
    rule_key = models.CharField(dutch("regel"), max_length=40)
    article = models.CharField(dutch("artikel"), max_length=100)
    finding = models.TextField(dutch("wat is gevonden"))
    fingerprint = models.CharField(dutch("vingerafdruk van wat is gevonden"), max_length=64)
    allows = models.BooleanField(dutch("verlenen mag"))
    reason = models.TextField(dutch("reden"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=dutch("door")
    )
    at = models.DateTimeField(dutch("moment"))

    class Meta:
        verbose_name = dutch("oordeel")
        verbose_name_plural = dutch("oordelen")
        ordering = ["uitkering", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(reason="") & ~Q(rule_key="") & ~Q(fingerprint=""),
                name="oordeel_says_what_and_why",
            )
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return (
            dutch("Oordeel over {artikel}: verlenen mag", artikel=self.article)
            if self.allows
            else dutch("Oordeel over {artikel}: verlenen mag niet", artikel=self.article)
        )

    @property
    def dossier_id(self) -> int:
        """Number of the deal, for the trail."""
        return int(self.uitkering.deal_id)


class Rechtmatigheidstoets(models.Model):
    """Every finding with its judgement, kept for good with the beschikking that rests on it."""

    uitkering = models.ForeignKey(Uitkering, models.PROTECT, related_name="toetsen")
    kenmerk = models.CharField(dutch("kenmerk van de beschikking"), max_length=30, unique=True)
    kind = models.CharField(
        dutch("soort besluit"),
        max_length=30,
        choices=[(kind.value, kind.words) for kind in DecisionKind],
        default=DecisionKind.VERLENING.value,
    )
    tested_on = models.DateField(dutch("getoetst op"))
    rule_version = models.CharField(dutch("regelversie"), max_length=100)
    rows = models.JSONField(dutch("uitkomsten"))
    clock = models.JSONField(dutch("de klok, dag voor dag"), default=list, blank=True)
    sha256 = models.CharField(dutch("vingerafdruk"), max_length=64)

    class Meta:
        verbose_name = dutch("rechtmatigheidstoets")
        verbose_name_plural = dutch("rechtmatigheidstoetsen")
        ordering = ["-tested_on", "-pk"]
        triggers = [
            pgtrigger.Protect(name="kept_for_good", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return dutch("Rechtmatigheidstoets {kenmerk}", kenmerk=self.kenmerk)
