"""A file with the accounts of many regiokassiers: brought, read, confirmed."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from disbursement.verantwoording.models.sisa import SisaVersie
from regiodeals.common.words import dutch
from regiodeals.documents.models import Document


class Phase(models.TextChoices):
    """How far an inlezing is; it follows from its moments and is never stored."""

    READING = "lezen", dutch("wordt gelezen")
    REFUSED = "fouten", dutch("niet ingelezen")
    READY = "klaar", dutch("klaar om te bevestigen")
    CONFIRMED = "vastgelegd", dutch("vastgelegd")
    DROPPED = "vervallen", dutch("vervallen")


class InlezingQuerySet(models.QuerySet["Inlezing"]):
    """Inlezingen by what still has to be done."""

    def unread(self) -> "InlezingQuerySet":
        """For a worker."""
        return self.filter(read_at__isnull=True, dropped_at__isnull=True)


class Inlezing(models.Model):
    """One uploaded file. Its accounts are stored only when somebody confirms what was read.

    `rows` holds what would be stored and `errors` why nothing can be: never both.
    """

    versie = models.ForeignKey(
        SisaVersie, models.PROTECT, related_name="inlezingen", verbose_name=dutch("versie")
    )
    document = models.OneToOneField(
        Document, models.PROTECT, related_name="inlezing", verbose_name=dutch("origineel bestand")
    )
    sha256 = models.CharField(dutch("SHA-256"), max_length=64)
    label = models.CharField(dutch("naam van het bestand"), max_length=150)
    received_on = models.DateField(dutch("ontvangen op"))
    delivered_by = models.CharField(dutch("aangeleverd door"), max_length=200)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=dutch("ingelezen door"),
    )
    uploaded_at = models.DateTimeField(dutch("ingelezen op"))
    attempts = models.PositiveSmallIntegerField(dutch("pogingen"), default=0)
    read_at = models.DateTimeField(dutch("gelezen op"), null=True, blank=True)
    errors = models.JSONField(dutch("fouten"), default=list, blank=True)
    rows = models.JSONField(dutch("regels"), default=list, blank=True)
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("bevestigd door"),
    )
    confirmed_at = models.DateTimeField(dutch("bevestigd op"), null=True, blank=True)
    dropped_at = models.DateTimeField(dutch("vervallen op"), null=True, blank=True)

    objects = InlezingQuerySet.as_manager()

    class Meta:
        verbose_name = dutch("inlezing")
        verbose_name_plural = dutch("inlezingen")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sha256"],
                condition=Q(errors=[], dropped_at__isnull=True),
                name="same_file_is_read_in_once",
            ),
            models.CheckConstraint(
                condition=Q(errors=[]) | Q(rows=[]), name="errors_or_rows_and_never_both"
            ),
            models.CheckConstraint(
                condition=Q(read_at__isnull=False) | Q(errors=[], rows=[]),
                name="what_was_read_has_its_moment",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_at__isnull=True, confirmed_by__isnull=True)
                | (
                    Q(
                        confirmed_at__isnull=False,
                        confirmed_by__isnull=False,
                        read_at__isnull=False,
                        dropped_at__isnull=True,
                        errors=[],
                    )
                    & ~Q(rows=[])
                ),
                name="only_what_was_read_without_error_is_confirmed",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="inlezing_stays_on_record", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="upload_is_frozen",
                fields=[
                    "versie",
                    "document",
                    "sha256",
                    "label",
                    "received_on",
                    "delivered_by",
                    "uploaded_by",
                    "uploaded_at",
                ],
            ),
            pgtrigger.Protect(
                name="ended_inlezing_is_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__confirmed_at__isnull=False)
                | pgtrigger.Q(old__dropped_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.label

    @property
    def phase(self) -> Phase:
        """How far it is."""
        if self.dropped_at is not None:
            return Phase.DROPPED
        if self.confirmed_at is not None:
            return Phase.CONFIRMED
        if self.read_at is None:
            return Phase.READING
        return Phase.REFUSED if self.errors else Phase.READY
