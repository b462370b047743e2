"""What was handed in: the whole rapportage as data, frozen with its hash, and who signed it."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from monitoring.rapportage.models.rapportage import Rapportage
from monitoring.rapportage.models.wrote_in import wrote_in
from regiodeals.common.words import dutch
from regiodeals.documents.models import Document
from regiodeals.search.full_text import index_of_words


class Indiening(models.Model):
    """One handing in. `zone` is that of the legal day: an island counts its own."""

    rapportage = models.ForeignKey(
        Rapportage, models.PROTECT, related_name="indieningen", verbose_name=dutch("rapportage")
    )
    number = models.PositiveSmallIntegerField(dutch("nummer"))
    at = models.DateTimeField(dutch("ingediend op"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=dutch("ingediend door"),
    )
    offered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=dutch("aangeboden door"),
    )
    kassier = models.CharField(dutch("namens"), max_length=200)
    zone = models.CharField(dutch("tijdzone"), max_length=40)
    place = models.CharField(dutch("plaats van die tijd"), max_length=60)
    due_on = models.DateField(dutch("uiterlijk in te dienen op"), null=True, blank=True)
    is_late = models.BooleanField(dutch("te laat"))
    data = models.JSONField(dutch("rapportage als gegevens"))
    sha256 = models.CharField(dutch("SHA-256 van de gegevens"), max_length=64)
    receipt = models.OneToOneField(
        Document, models.PROTECT, related_name="+", verbose_name=dutch("ontvangstbewijs")
    )

    class Meta:
        verbose_name = dutch("indiening van een rapportage")
        verbose_name_plural = dutch("indieningen van rapportages")
        ordering = ["rapportage", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["rapportage", "number"], name="indiening_number_once_per_rapportage"
            ),
            models.CheckConstraint(
                condition=~Q(by=F("offered_by")), name="who_offers_a_rapportage_does_not_sign_it"
            ),
            models.CheckConstraint(
                condition=Q(sha256__regex=r"^[0-9a-f]{64}$"), name="indiening_has_its_hash"
            ),
            models.CheckConstraint(
                condition=Q(is_late=False) | Q(due_on__isnull=False),
                name="late_indiening_had_a_day",
            ),
        ]
        indexes = [index_of_words("data", name="indiening_by_words")]
        triggers = [
            pgtrigger.Protect(
                name="indiening_is_frozen", operation=pgtrigger.Update | pgtrigger.Delete
            ),
            pgtrigger.Trigger(
                name="who_writes_a_rapportage_does_not_sign_it",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=f"PERFORM 1 FROM ({wrote_in('NEW.rapportage_id')}) w;"
                " IF FOUND THEN RAISE EXCEPTION 'who writes a rapportage does not sign it'"
                " USING ERRCODE = 'check_violation',"
                " CONSTRAINT = 'who_writes_a_rapportage_does_not_sign_it';"
                " END IF; RETURN NEW;",
            ),
        ]

    def __str__(self) -> str:
        return dutch(
            "{rapportage}, indiening {nummer}", rapportage=str(self.rapportage), nummer=self.number
        )

    @property
    def dossier_id(self) -> int:
        """Number of the deal, for the trail."""
        return self.rapportage.dossier_id
