"""A document: first an order (the outbox), then bytes that never change again."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from regiodeals.common.words import dutch


class Kind(models.TextChoices):
    """What a document is."""

    BESCHIKKING = "beschikking", dutch("beschikking")
    VERTALING = "vertaling", dutch("vertaling van een beschikking")
    VERANTWOORDING = "verantwoording", dutch("verantwoordingsstuk")
    VERZOEK = "verzoek", dutch("verzoek van de regio")
    BETAALBESTAND = "betaalbestand", dutch("betaalbestand")
    BANKBESTAND = "bankbestand", dutch("bankbestand")
    ONTVANGSTBEWIJS = "ontvangstbewijs", dutch("ontvangstbewijs van een rapportage")
    RAPPORTAGE = "rapportage", dutch("voortgangsrapportage")
    BIJLAGE = "bijlage", dutch("bijlage bij een rapportage")
    MATERIAAL = "materiaal", dutch("materiaal van een uitwisseling")
    VERGADERSTUK = "vergaderstuk", dutch("vergaderstuk van een overleg")
    VERSLAG = "verslag", dutch("vastgesteld verslag van een overleg")
    KAMERRAPPORTAGE = "kamerrapportage", dutch("voortgangsrapportage aan de Tweede Kamer")
    BEELDMERK = "beeldmerk", dutch("beeldmerk van een afzender")


class DocumentQuerySet(models.QuerySet["Document"]):
    """Documents by the phase they are in."""

    def pending(self) -> "DocumentQuerySet":
        """Ordered, not stored, not given up."""
        return self.filter(stored_at__isnull=True, given_up_at__isnull=True)


class Document(models.Model):
    """An ordered document. Its phase follows from its moments, so it cannot contradict them."""

    kind = models.CharField(dutch("soort"), max_length=20, choices=Kind)
    filename = models.CharField(dutch("bestandsnaam"), max_length=150)
    content_type = models.CharField(dutch("bestandstype"), max_length=80, default="application/pdf")
    ordered_at = models.DateTimeField(dutch("besteld op"))
    ordered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("besteld door"),
    )
    attempts = models.PositiveSmallIntegerField(dutch("pogingen"), default=0)
    last_error = models.TextField(dutch("laatste fout"), blank=True)
    given_up_at = models.DateTimeField(dutch("opgegeven op"), null=True, blank=True)
    stored_at = models.DateTimeField(dutch("opgeslagen op"), null=True, blank=True)
    sha256 = models.CharField(dutch("SHA-256"), max_length=64, blank=True)
    size = models.PositiveIntegerField(dutch("grootte in bytes"), null=True, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = dutch("document")
        verbose_name_plural = dutch("documenten")
        ordering = ["-ordered_at"]
        indexes = [
            models.Index(
                fields=["kind", "ordered_at"],
                condition=Q(stored_at__isnull=True, given_up_at__isnull=True),
                name="documents_pending",
            ),
            models.Index(
                fields=["sha256"], condition=~Q(sha256=""), name="documents_by_fingerprint"
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(stored_at__isnull=True, sha256="", size__isnull=True)
                | Q(
                    stored_at__isnull=False,
                    sha256__regex=r"^[0-9a-f]{64}$",
                    # Without this an unknown size would make the whole check unknown, which passes.
                    size__isnull=False,
                    size__gt=0,
                ),
                name="stored_document_has_its_hash",
            )
        ]
        triggers = [
            pgtrigger.Protect(
                name="stored_is_frozen",
                operation=pgtrigger.Update | pgtrigger.Delete,
                condition=pgtrigger.Q(old__stored_at__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.filename

    @property
    def is_stored(self) -> bool:
        """Whether the bytes are there and fixed."""
        return self.stored_at is not None

    @property
    def is_given_up(self) -> bool:
        """Whether making it failed too often; a person must look."""
        return self.given_up_at is not None
