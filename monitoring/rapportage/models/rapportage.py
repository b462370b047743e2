"""A voortgangsrapportage, its part per programmalijn, and every answer in it."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django_fsm import FSMField, transition

from monitoring.rapportage import conditions, policies
from monitoring.rapportage.models.questions import AMOUNTS, OF_A_LINE, OF_THE_DEAL, Stand, Vraag
from regiodeals.common.stateful import StatefulModel
from regiodeals.deal.models import Deal, Programmalijn
from regiodeals.workflow import allowed_if


class RapportageStatus(models.TextChoices):
    """The life of a rapportage."""

    CONCEPT = "concept", "concept"
    AANGEBODEN = "aangeboden", "ter ondertekening"
    INGEDIEND = "ingediend", "ingediend"
    TERUGGEGEVEN = "teruggegeven", "teruggegeven"
    AKKOORD = "akkoord", "akkoord"


# Only then an answer changes; the database holds it too.
WRITING = (RapportageStatus.CONCEPT, RapportageStatus.TERUGGEGEVEN)


class Rapportage(StatefulModel):
    """What a region writes about one deal and one year."""

    deal = models.ForeignKey(Deal, models.PROTECT, related_name="rapportages")
    year = models.PositiveSmallIntegerField("jaar")
    form_version = models.PositiveSmallIntegerField("versie van het formulier")
    opened_at = models.DateTimeField("begonnen op")
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="begonnen door"
    )
    offered_at = models.DateTimeField("aangeboden op", null=True, blank=True)
    offered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="aangeboden door",
    )
    status = FSMField(
        "stand",
        max_length=20,
        choices=RapportageStatus.choices,
        default=RapportageStatus.CONCEPT,
        protected=True,
        db_index=True,
    )

    class Meta:
        verbose_name = "voortgangsrapportage"
        verbose_name_plural = "voortgangsrapportages"
        ordering = ["-year", "deal__name"]
        indexes = [models.Index(fields=["-year", "-id"], name="rapportage_newest_first")]
        constraints = [
            models.UniqueConstraint(
                fields=["deal", "year"], name="one_rapportage_per_deal_and_year"
            ),
            models.CheckConstraint(
                condition=Q(status__in=RapportageStatus.values), name="rapportage_status_is_known"
            ),
            models.CheckConstraint(
                condition=Q(status=RapportageStatus.CONCEPT)
                | Q(offered_at__isnull=False, offered_by__isnull=False),
                name="offered_rapportage_says_by_whom",
            ),
        ]
        triggers = [pgtrigger.Protect(name="stays_on_record", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"Voortgangsrapportage {self.year} {self.deal}"

    @property
    def dossier_id(self) -> int:
        """Number of the deal, for the trail."""
        return int(self.deal_id)

    @transition(
        status,
        list(WRITING),
        RapportageStatus.AANGEBODEN,
        conditions=[
            conditions.is_still_reporting,
            conditions.has_kassier,
            conditions.is_complete,
            conditions.files_are_clean,
        ],
        permission=policies.offers,
    )
    def offer(self) -> None:
        """Ter ondertekening aanbieden."""

    @transition(
        status,
        RapportageStatus.AANGEBODEN,
        RapportageStatus.CONCEPT,
        permission=policies.offers_or_signs,
    )
    def take_back(self) -> None:
        """Verder schrijven."""

    @transition(
        status,
        RapportageStatus.AANGEBODEN,
        RapportageStatus.INGEDIEND,
        conditions=[conditions.is_still_reporting, conditions.is_complete],
        permission=allowed_if(policies.signs_for_kassier, policies.did_not_write),
    )
    def submit(self) -> None:
        """Ondertekenen en indienen."""

    @transition(
        status,
        RapportageStatus.INGEDIEND,
        RapportageStatus.TERUGGEGEVEN,
        conditions=[conditions.every_section_is_judged, conditions.a_section_goes_back],
        permission=policies.reviews,
    )
    def send_back(self) -> None:
        """Teruggeven aan de regio."""

    @transition(
        status,
        RapportageStatus.INGEDIEND,
        RapportageStatus.AKKOORD,
        conditions=[conditions.every_section_is_judged, conditions.no_section_goes_back],
        permission=allowed_if(
            policies.reviews, policies.did_not_hand_in, policies.wrote_nothing_in_it
        ),
    )
    def accept(self) -> None:
        """Akkoord geven."""

    @transition(
        status,
        RapportageStatus.AKKOORD,
        RapportageStatus.CONCEPT,
        conditions=[conditions.is_still_reporting],
        permission=policies.offers,
    )
    def correct(self) -> None:
        """Verbeteren in een nieuwe versie."""


class Lijnverslag(models.Model):
    """The part about one programmalijn, with what the plan gave it when the writing began."""

    rapportage = models.ForeignKey(Rapportage, models.PROTECT, related_name="lijnverslagen")
    programmalijn = models.ForeignKey(Programmalijn, models.PROTECT, related_name="+")
    rijk_cents = models.BigIntegerField("Rijk volgens het plan")
    publiek_cents = models.BigIntegerField("regio publiek volgens het plan")
    privaat_cents = models.BigIntegerField("regio privaat volgens het plan")

    class Meta:
        verbose_name = "verslag van een programmalijn"
        verbose_name_plural = "verslagen van programmalijnen"
        ordering = ["rapportage", "programmalijn__order"]
        constraints = [
            models.UniqueConstraint(
                fields=["rapportage", "programmalijn"], name="one_lijnverslag_per_programmalijn"
            ),
            models.CheckConstraint(
                condition=Q(rijk_cents__gte=0, publiek_cents__gte=0, privaat_cents__gte=0),
                name="plan_of_lijnverslag_is_not_negative",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)
        ]

    def __str__(self) -> str:
        return f"{self.programmalijn} in {self.rapportage}"

    @property
    def section(self) -> str:
        """The name of its part of the rapportage, in addresses and in what is frozen."""
        return f"lijn-{self.pk}"

    @property
    def dossier_id(self) -> int:
        """Number of the deal, for the trail."""
        return self.rapportage.dossier_id


class Antwoord(models.Model):
    """One field. Its version rises with every saving, so that nobody overwrites unseen."""

    rapportage = models.ForeignKey(Rapportage, models.PROTECT, related_name="antwoorden")
    lijnverslag = models.ForeignKey(
        Lijnverslag, models.PROTECT, related_name="antwoorden", null=True, blank=True
    )
    vraag = models.CharField("vraag", max_length=20, choices=Vraag)
    text = models.TextField("tekst", blank=True)
    cents = models.BigIntegerField("bedrag in eurocenten", null=True, blank=True)
    most_cents = models.BigIntegerField("ten hoogste, in eurocenten", null=True, blank=True)
    explain_above_cents = models.BigIntegerField(
        "meer vraagt uitleg, in eurocenten", null=True, blank=True
    )
    comes_from = models.CharField("komt uit", max_length=100, blank=True)
    version = models.PositiveIntegerField("versie", default=0)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name="laatst bewaard door",
    )
    at = models.DateTimeField("laatst bewaard op", null=True, blank=True)

    class Meta:
        verbose_name = "antwoord in een rapportage"
        verbose_name_plural = "antwoorden in rapportages"
        ordering = ["rapportage", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["rapportage", "lijnverslag", "vraag"],
                nulls_distinct=False,
                name="every_question_is_asked_once",
            ),
            models.CheckConstraint(
                condition=Q(vraag__in=OF_A_LINE, lijnverslag__isnull=False)
                | Q(vraag__in=OF_THE_DEAL, lijnverslag__isnull=True),
                name="question_stands_in_its_section",
            ),
            models.CheckConstraint(
                condition=Q(cents__isnull=True) | Q(vraag__in=AMOUNTS, text="", cents__gte=0),
                name="only_an_amount_has_cents_of_zero_or_more",
            ),
            models.CheckConstraint(
                condition=Q(cents__isnull=True)
                | Q(most_cents__isnull=True)
                | Q(cents__lte=models.F("most_cents")),
                name="no_more_spent_than_granted",
            ),
            models.CheckConstraint(
                condition=~Q(vraag=Vraag.STAND) | Q(text__in=["", *Stand.values]),
                name="stand_of_a_line_is_known",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="stays_on_record", operation=pgtrigger.Delete),
            pgtrigger.Trigger(
                name="antwoord_changes_in_a_concept_only",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                func="PERFORM 1 FROM monitoring_rapportage WHERE id = NEW.rapportage_id"
                " AND status IN ('concept', 'teruggegeven');"
                " IF NOT FOUND THEN RAISE EXCEPTION 'a rapportage is written as a concept or"
                " after a return'"
                " USING ERRCODE = 'check_violation',"
                " CONSTRAINT = 'antwoord_changes_in_a_concept_only';"
                " END IF; RETURN NEW;",
            ),
            # By the database itself: no way of saving forgets it, and it costs no question.
            pgtrigger.Trigger(
                name="antwoord_remembers_who_wrote",
                when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.Update,
                condition=pgtrigger.Q(new__by__isnull=False),
                func="INSERT INTO monitoring_schrijver (antwoord_id, by_id, at)"
                " SELECT NEW.id, NEW.by_id, COALESCE(NEW.at, opened_at)"
                " FROM monitoring_rapportage WHERE id = NEW.rapportage_id"
                " ON CONFLICT (antwoord_id, by_id) DO NOTHING; RETURN NEW;",
            ),
        ]

    def __str__(self) -> str:
        return self.get_vraag_display()

    @property
    def dossier_id(self) -> int:
        """Number of the deal, for the trail."""
        return self.rapportage.dossier_id

    @property
    def is_amount(self) -> bool:
        """Whether it is answered with an amount of money."""
        return self.vraag in AMOUNTS

    @property
    def is_given(self) -> bool:
        """Whether there is an answer."""
        return self.cents is not None or bool(self.text)
