"""A file that belongs to an exchange meeting: slides, a handout, a photo."""

from django.db import models
from django.db.models import Q

from monitoring.bijlage.models import GivenFile, changes_only_while, kept_on_record
from monitoring.uitwisseling.models.uitwisseling import Uitwisseling
from regiodeals.common.words import dutch
from regiodeals.documents.models import Document

# Called off: nothing about it changes any more.
WHILE_IT_GOES_ON = (
    "PERFORM 1 FROM monitoring_uitwisseling WHERE id = NEW.uitwisseling_id"
    " AND status <> 'afgelast';"
    " IF NOT FOUND THEN RAISE EXCEPTION 'a meeting that was called off keeps its material'"
    " USING ERRCODE = 'check_violation',"
    " CONSTRAINT = 'materiaal_changes_before_it_is_called_off'; END IF; RETURN NEW;"
)


class Materiaal(GivenFile):
    """One file, for everybody who sees the meeting, once it is clean."""

    uitwisseling = models.ForeignKey(Uitwisseling, models.PROTECT, related_name="materiaal")
    document = models.OneToOneField(
        Document, models.PROTECT, related_name="+", verbose_name=dutch("bestand")
    )

    class Meta:
        verbose_name = dutch("materiaal van een uitwisseling")
        verbose_name_plural = dutch("materiaal van uitwisselingen")
        ordering = ["uitwisseling", "pk"]
        indexes = [
            models.Index(
                fields=["id"],
                condition=Q(is_scan_wanted=True, scanned_at__isnull=True),
                name="materiaal_in_quarantine",
            )
        ]
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="materiaal_says_what_it_is"),
            models.CheckConstraint(
                condition=Q(virus="") | Q(scanned_at__isnull=False),
                name="virus_in_materiaal_was_found_by_a_scan",
            ),
            models.CheckConstraint(
                condition=Q(removed_at__isnull=True, removed_by__isnull=True)
                | Q(removed_at__isnull=False, removed_by__isnull=False),
                name="removed_materiaal_says_by_whom",
            ),
        ]
        triggers = [
            *kept_on_record(
                "uitwisseling",
                stays="materiaal_stays_on_record",
                frozen="what_materiaal_is_is_frozen",
                final="a_scan_of_materiaal_is_final",
            ),
            *changes_only_while(
                WHILE_IT_GOES_ON,
                added="materiaal_is_added_before_it_is_called_off",
                removed="materiaal_is_removed_before_it_is_called_off",
            ),
        ]

    def __str__(self) -> str:
        return str(self.document)
