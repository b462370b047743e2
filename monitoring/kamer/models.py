"""A report to parliament over one year: its words, and once adopted everything it said."""

from typing import Any, ClassVar

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django_fsm import transition

from monitoring.kamer import policies
from regiodeals.common.stateful import StateField, StatefulModel
from regiodeals.common.words import dutch
from regiodeals.deal.policies import may_handle, may_handle_or_sign
from regiodeals.documents.models import Document
from regiodeals.workflow import allowed_if

# In the order of the chapters: the field, its Roman number, its title.
CHAPTERS = (
    ("general", "I", "Algemene voortgang"),
    ("money", "II", "Geld per tranche en per deal"),
    ("lessons", "III", "Geleerde lessen"),
    ("sequel", "IV", "Vervolg"),
)
LONGEST_WORDS, LONGEST_KAMERSTUK = 4_000, 40


class KamerStatus(models.TextChoices):
    """The life of a report to parliament."""

    CONCEPT = "concept", dutch("concept")
    VASTGESTELD = "vastgesteld", dutch("vastgesteld")
    AANGEBODEN = "aangeboden", dutch("aangeboden")


class Kamerrapportage(StatefulModel):
    """One edition over one year. Its figures are computed until it is adopted, and then frozen."""

    WORDS: ClassVar = tuple(name for name, _, _ in CHAPTERS)

    year = models.PositiveSmallIntegerField(dutch("jaar"))
    edition = models.PositiveSmallIntegerField(dutch("editie"))
    general = models.TextField(dutch("inleiding bij de algemene voortgang"), blank=True)
    money = models.TextField(dutch("inleiding bij het geld"), blank=True)
    lessons = models.TextField(dutch("inleiding bij de lessen"), blank=True)
    sequel = models.TextField(dutch("vervolg"), blank=True)
    drafted_at = models.DateTimeField(dutch("begonnen op"))
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=dutch("begonnen door"),
    )
    writers = ArrayField(models.BigIntegerField(), verbose_name=dutch("wie eraan schreef"))
    # What a page hands back, so that nobody overwrites what he did not see.
    version = models.PositiveIntegerField(dutch("versie"), default=1)
    adopted_at = models.DateTimeField(dutch("vastgesteld op"), null=True, blank=True)
    adopted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=dutch("vastgesteld door"),
    )
    data = models.JSONField(dutch("rapportage als gegevens"), null=True, blank=True)
    sha256 = models.CharField(dutch("SHA-256 van de gegevens"), max_length=64, blank=True)
    document = models.OneToOneField(
        Document,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=dutch("rapportage als PDF"),
    )
    offered_on = models.DateField(dutch("aangeboden op"), null=True, blank=True)
    kamerstuk = models.CharField(dutch("Kamerstuk"), max_length=LONGEST_KAMERSTUK, blank=True)
    is_example = models.BooleanField(dutch("voorbeeld"), default=False)
    status = StateField(
        dutch("stand"),
        max_length=20,
        choices=KamerStatus.choices,
        default=KamerStatus.CONCEPT,
        protected=True,
    )

    class Meta:
        verbose_name = dutch("voortgangsrapportage aan de Tweede Kamer")
        verbose_name_plural = dutch("voortgangsrapportages aan de Tweede Kamer")
        ordering = ["-year", "-edition"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "edition"], name="kamerrapportage_edition_once_per_year"
            ),
            models.UniqueConstraint(
                fields=["year"],
                condition=Q(status=KamerStatus.CONCEPT),
                name="one_kamerrapportage_in_concept_per_year",
            ),
            models.CheckConstraint(
                condition=Q(status__in=KamerStatus.values), name="kamerrapportage_status_is_known"
            ),
            models.CheckConstraint(
                condition=Q(
                    status=KamerStatus.CONCEPT,
                    adopted_at__isnull=True,
                    adopted_by__isnull=True,
                    data__isnull=True,
                    document__isnull=True,
                    sha256="",
                )
                | Q(
                    ~Q(status=KamerStatus.CONCEPT),
                    adopted_at__isnull=False,
                    adopted_by__isnull=False,
                    data__isnull=False,
                    document__isnull=False,
                    sha256__regex=r"^[0-9a-f]{64}$",
                ),
                name="adopted_kamerrapportage_has_its_data",
            ),
            models.CheckConstraint(
                condition=Q(status=KamerStatus.AANGEBODEN, offered_on__isnull=False)
                | ~Q(status=KamerStatus.AANGEBODEN) & Q(offered_on__isnull=True, kamerstuk=""),
                name="offered_kamerrapportage_has_its_day",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="kamerrapportage_stays_on_record", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="what_a_kamerrapportage_is_about_is_frozen",
                fields=["year", "edition", "drafted_at", "drafted_by", "is_example"],
            ),
            pgtrigger.Protect(
                name="adopted_kamerrapportage_is_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.status <> 'concept' AND (NEW.status = 'concept'"
                    " OR (OLD.general, OLD.money, OLD.lessons, OLD.sequel, OLD.writers,"
                    " OLD.version, OLD.adopted_at, OLD.adopted_by_id, OLD.data, OLD.sha256,"
                    " OLD.document_id) IS DISTINCT FROM (NEW.general, NEW.money, NEW.lessons,"
                    " NEW.sequel, NEW.writers, NEW.version, NEW.adopted_at, NEW.adopted_by_id,"
                    " NEW.data, NEW.sha256, NEW.document_id))"
                ),
            ),
            pgtrigger.Protect(
                name="offered_kamerrapportage_is_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.status = 'aangeboden' AND (NEW.status <> 'aangeboden'"
                    " OR OLD.offered_on IS DISTINCT FROM NEW.offered_on"
                    " OR (OLD.kamerstuk <> '' AND OLD.kamerstuk <> NEW.kamerstuk))"
                ),
            ),
            pgtrigger.Trigger(
                name="who_writes_a_kamerrapportage_does_not_adopt_it",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func="IF NOT NEW.drafted_by_id = ANY(NEW.writers)"
                " OR NEW.adopted_by_id = ANY(NEW.writers) THEN"
                " RAISE EXCEPTION 'who writes a report to parliament does not adopt it'"
                " USING ERRCODE = 'check_violation',"
                " CONSTRAINT = 'who_writes_a_kamerrapportage_does_not_adopt_it';"
                " END IF; RETURN NEW;",
            ),
        ]

    def __str__(self) -> str:
        return dutch(
            "Rapportage aan de Tweede Kamer over {jaar}, editie {editie}",
            jaar=self.year,
            editie=self.edition,
        )

    @property
    def dossier_id(self) -> None:
        """It is of no deal."""
        return

    @property
    def frozen(self) -> dict[str, Any]:
        """What it says since it was adopted; raises ValueError for a concept."""
        if self.data is None:
            raise ValueError("a report in concept is not frozen")
        found: dict[str, Any] = self.data
        return found

    @property
    def words(self) -> dict[str, str]:
        """The introductions by chapter."""
        return {name: getattr(self, name) for name in self.WORDS}

    @transition(
        status,
        KamerStatus.CONCEPT,
        KamerStatus.VASTGESTELD,
        permission=allowed_if(may_handle_or_sign, policies.did_not_write),
        custom={"done": "Vastgesteld"},
    )
    def adopt(self) -> None:
        """Vaststellen."""

    @transition(
        status,
        KamerStatus.VASTGESTELD,
        KamerStatus.AANGEBODEN,
        permission=may_handle,
        custom={"done": "Aanbieding vastgelegd"},
    )
    def offer(self) -> None:
        """Aanbieding vastleggen."""
