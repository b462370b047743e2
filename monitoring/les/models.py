"""A lesson, written by somebody and shared with every region and ministry."""

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q
from django_fsm import transition

from monitoring.indicator.models import Theme
from monitoring.les import conditions, policies
from monitoring.rapportage.models import Akkoord
from regiodeals.common.stateful import StateField, StatefulModel
from regiodeals.common.words import dutch, joined
from regiodeals.deal.models import Deal, Programmalijn
from regiodeals.search.full_text import LANGUAGE

LONGEST_TITLE = 150
OF_ITS_DEAL = (
    "PERFORM 1 FROM regiodeals_programmalijn l WHERE NEW.programmalijn_id IS NOT NULL"
    " AND l.id = NEW.programmalijn_id AND l.deal_id IS DISTINCT FROM NEW.deal_id;"
    " IF FOUND THEN RAISE EXCEPTION 'a lesson comes from a programmalijn of its deal'"
    " USING ERRCODE = 'check_violation', CONSTRAINT = 'les_comes_from_its_deal'; END IF;"
    " PERFORM 1 FROM monitoring_akkoord a JOIN monitoring_indiening i ON i.id = a.indiening_id"
    " JOIN monitoring_rapportage r ON r.id = i.rapportage_id"
    " WHERE NEW.akkoord_id IS NOT NULL AND a.id = NEW.akkoord_id"
    " AND r.deal_id IS DISTINCT FROM NEW.deal_id;"
    " IF FOUND THEN RAISE EXCEPTION 'a lesson comes from a rapportage of its deal'"
    " USING ERRCODE = 'check_violation', CONSTRAINT = 'les_comes_from_its_deal'; END IF;"
    " RETURN NEW;"
)


class LesStatus(models.TextChoices):
    """The life of a lesson."""

    CONCEPT = "concept", dutch("concept")
    GEDEELD = "gedeeld", dutch("gedeeld")
    INGETROKKEN = "ingetrokken", dutch("ingetrokken")


class Les(StatefulModel):
    """What was learned. Once shared its words are frozen; who errs, withdraws it and says why."""

    title = models.CharField(dutch("titel"), max_length=LONGEST_TITLE)
    text = models.TextField(dutch("les"))
    themes = ArrayField(
        models.CharField(max_length=12, choices=Theme),
        verbose_name=dutch("thema’s"),
        default=list,
        blank=True,
    )
    deal = models.ForeignKey(
        Deal,
        models.PROTECT,
        related_name="lessen",
        null=True,
        blank=True,
        verbose_name=dutch("deal"),
    )
    programmalijn = models.ForeignKey(
        Programmalijn,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=dutch("programmalijn"),
    )
    akkoord = models.ForeignKey(
        Akkoord,
        models.PROTECT,
        related_name="lessen",
        null=True,
        blank=True,
        verbose_name=dutch("uit de rapportage"),
    )
    written_at = models.DateTimeField(dutch("geschreven op"))
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=dutch("geschreven door"),
    )
    # What a page hands back, so that nobody shares or overwrites what he did not see.
    version = models.PositiveIntegerField(dutch("versie"), default=1)
    shared_at = models.DateTimeField(dutch("gedeeld op"), null=True, blank=True)
    shared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=dutch("gedeeld door"),
    )
    withdrawn_because = models.CharField(dutch("ingetrokken omdat"), max_length=300, blank=True)
    is_example = models.BooleanField(dutch("voorbeeld"), default=False)
    status = StateField(
        dutch("stand"),
        max_length=20,
        choices=LesStatus.choices,
        default=LesStatus.CONCEPT,
        protected=True,
    )
    sought = models.GeneratedField(
        expression=SearchVector("title", weight="A", config=LANGUAGE)
        + SearchVector("text", weight="B", config=LANGUAGE),
        output_field=SearchVectorField(),
        db_persist=True,
        verbose_name=dutch("waarop wordt gezocht"),
    )

    class Meta:
        verbose_name = dutch("les")
        verbose_name_plural = dutch("lessen")
        ordering = ["-shared_at", "-pk"]
        indexes = [
            GinIndex(fields=["sought"], name="les_by_words"),
            GinIndex(
                fields=["title", "text"],
                opclasses=["gin_trgm_ops", "gin_trgm_ops"],
                name="les_by_likeness",
            ),
            models.Index("status", F("shared_at").desc(), F("id").desc(), name="les_newest_first"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=LesStatus.values), name="les_status_is_known"
            ),
            models.CheckConstraint(
                condition=~Q(title="") & ~Q(text="") & Q(themes__contained_by=Theme.values),
                name="les_says_something_about_known_themes",
            ),
            models.CheckConstraint(
                condition=Q(status=LesStatus.CONCEPT, shared_at__isnull=True)
                | (
                    ~Q(status=LesStatus.CONCEPT)
                    & Q(shared_at__isnull=False, shared_by__isnull=False)
                    & ~Q(themes=[])
                ),
                name="shared_les_says_by_whom_and_has_a_theme",
            ),
            models.CheckConstraint(
                condition=Q(status=LesStatus.INGETROKKEN) & ~Q(withdrawn_because="")
                | ~Q(status=LesStatus.INGETROKKEN) & Q(withdrawn_because=""),
                name="les_is_withdrawn_with_a_reason",
            ),
            models.UniqueConstraint(
                fields=["akkoord"],
                condition=~Q(status=LesStatus.INGETROKKEN),
                name="one_les_per_accepted_rapportage",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="les_stays_on_record", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="where_a_les_comes_from_is_frozen",
                fields=["deal", "akkoord", "written_at", "written_by"],
            ),
            pgtrigger.Protect(
                name="shared_les_is_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "OLD.status <> 'concept' AND"
                    " (OLD.title, OLD.text, OLD.themes, OLD.programmalijn_id)"
                    " IS DISTINCT FROM (NEW.title, NEW.text, NEW.themes, NEW.programmalijn_id)"
                ),
            ),
            pgtrigger.Trigger(
                name="les_comes_from_its_deal",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func=OF_ITS_DEAL,
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def dossier_id(self) -> int | None:
        """Number of the deal, for the trail; None when it is of no deal."""
        return self.deal_id

    @property
    def theme_labels(self) -> str:
        """The themes in words."""
        return joined(", ", (Theme(theme).label for theme in self.themes))

    @transition(
        status,
        LesStatus.CONCEPT,
        LesStatus.GEDEELD,
        conditions=[conditions.has_theme],
        permission=policies.may_write,
        custom={"done": "Les gedeeld"},
    )
    def share(self) -> None:
        """Delen."""

    @transition(
        status,
        LesStatus.GEDEELD,
        LesStatus.INGETROKKEN,
        permission=policies.may_write,
        custom={"done": "Les ingetrokken"},
    )
    def withdraw(self) -> None:
        """Intrekken."""
