"""A file that somebody added, clean or not, here or taken away; and the file of a rapportage."""

from typing import Any, Self

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from monitoring.rapportage.models import Rapportage
from regiodeals.common.words import dutch
from regiodeals.documents.models import Document

LONGEST_TEXT = 300
WHILE_WRITING = (
    "PERFORM 1 FROM monitoring_rapportage WHERE id = NEW.rapportage_id"
    " AND status IN ('concept', 'teruggegeven');"
    " IF NOT FOUND THEN RAISE EXCEPTION 'files are added and taken away while it is written'"
    " USING ERRCODE = 'check_violation', CONSTRAINT = 'bijlage_changes_in_a_concept_only';"
    " END IF; RETURN NEW;"
)


class GivenFileQuerySet(models.QuerySet[Any]):
    """Files by how far they are."""

    def present(self) -> Self:
        """Not taken away."""
        return self.filter(removed_at__isnull=True)

    def in_quarantine(self) -> Self:
        """Waiting for the scanner."""
        return self.filter(is_scan_wanted=True, scanned_at__isnull=True)


class GivenFile(models.Model):
    """What every file says that somebody added, whatever it belongs to.

    Until a scanner that was asked for it found it clean, nobody gets it.
    """

    is_picture = models.BooleanField(dutch("is een foto"))
    text = models.CharField(dutch("wat het is, in woorden"), max_length=LONGEST_TEXT)
    added_at = models.DateTimeField(dutch("toegevoegd op"))
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=dutch("toegevoegd door"),
    )
    is_scan_wanted = models.BooleanField(dutch("moet worden gescand"))
    scanned_at = models.DateTimeField(dutch("gescand op"), null=True, blank=True)
    virus = models.CharField(dutch("gevonden virus"), max_length=100, blank=True)
    removed_at = models.DateTimeField(dutch("weggehaald op"), null=True, blank=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=dutch("weggehaald door"),
    )

    objects = GivenFileQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def is_clean(self) -> bool:
        """Whether it may be handed out: nothing was found, or there was nobody to ask."""
        return not self.virus and (self.scanned_at is not None or not self.is_scan_wanted)


def kept_on_record(owner: str, *, stays: str, frozen: str, final: str) -> list[pgtrigger.Trigger]:
    """The triggers of a file of `owner`, by their names: it stays, what it is and its scan too."""
    return [
        pgtrigger.Protect(name=stays, operation=pgtrigger.Delete),
        pgtrigger.ReadOnly(
            name=frozen,
            fields=[
                owner,
                "document",
                "is_picture",
                "text",
                "added_at",
                "added_by",
                "is_scan_wanted",
            ],
        ),
        pgtrigger.Protect(
            name=final,
            operation=pgtrigger.Update,
            condition=pgtrigger.Condition(
                "OLD.scanned_at IS NOT NULL AND (OLD.scanned_at, OLD.virus)"
                " IS DISTINCT FROM (NEW.scanned_at, NEW.virus)"
            ),
        ),
    ]


def changes_only_while(rule: str, *, added: str, removed: str) -> list[pgtrigger.Trigger]:
    """The triggers that ask `rule` before a file comes or is taken away, by their names."""
    return [
        pgtrigger.Trigger(name=added, when=pgtrigger.Before, operation=pgtrigger.Insert, func=rule),
        pgtrigger.Trigger(
            name=removed,
            when=pgtrigger.Before,
            operation=pgtrigger.Update,
            condition=pgtrigger.Condition("OLD.removed_at IS DISTINCT FROM NEW.removed_at"),
            func=rule,
        ),
    ]


class Bijlage(GivenFile):
    """One file of a rapportage."""

    rapportage = models.ForeignKey(
        Rapportage, models.PROTECT, related_name="bijlagen", verbose_name=dutch("rapportage")
    )
    document = models.OneToOneField(
        Document, models.PROTECT, related_name="bijlage", verbose_name=dutch("bestand")
    )

    class Meta:
        verbose_name = dutch("bijlage")
        verbose_name_plural = dutch("bijlagen")
        ordering = ["rapportage", "pk"]
        indexes = [
            models.Index(
                fields=["id"],
                condition=Q(is_scan_wanted=True, scanned_at__isnull=True),
                name="bijlage_in_quarantine",
            )
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="bijlage_says_what_it_is"),
            models.CheckConstraint(
                condition=Q(virus="") | Q(scanned_at__isnull=False),
                name="virus_was_found_by_a_scan",
            ),
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True, removed_by__isnull=True)
                | Q(removed_at__isnull=False, removed_by__isnull=False),
                name="removed_bijlage_says_by_whom",
            ),
        ]
        triggers = [
            *kept_on_record(
                "rapportage",
                stays="stays_on_record",
                frozen="what_was_added_is_frozen",
                final="a_scan_is_final",
            ),
            *changes_only_while(
                WHILE_WRITING,
                added="bijlage_is_added_in_a_concept_only",
                removed="bijlage_is_removed_in_a_concept_only",
            ),
        ]

    def __str__(self) -> str:
        return str(self.document)

    @property
    def dossier_id(self) -> int:
        """Number of the deal, for the trail."""
        return self.rapportage.dossier_id
