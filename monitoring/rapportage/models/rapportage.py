"""A rapportage, and its part per programmalijn."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q
from django_fsm import transition

from monitoring.rapportage import conditions, policies
from monitoring.rapportage.models.subject import SUBJECT_CONSTRAINTS, Subject
from regiodeals.common.stateful import StateField, StatefulModel
from regiodeals.common.words import dutch, joined
from regiodeals.deal.models import Deal, Programmalijn
from regiodeals.workflow import allowed_if


class RapportageStatus(models.TextChoices):
    """The life of a rapportage."""

    CONCEPT = "concept", dutch("concept")
    AANGEBODEN = "aangeboden", dutch("ter ondertekening")
    INGEDIEND = "ingediend", dutch("ingediend")
    TERUGGEGEVEN = "teruggegeven", dutch("teruggegeven")
    AKKOORD = "akkoord", dutch("akkoord")
    INGETROKKEN = "ingetrokken", dutch("ingetrokken")


# Only then an answer changes; the database holds it too.
WRITING = (RapportageStatus.CONCEPT, RapportageStatus.TERUGGEGEVEN)


class Rapportage(Subject, StatefulModel):
    """What a region writes about one deal: over a year, or because the ministry asked for it."""

    deal = models.ForeignKey(Deal, models.PROTECT, related_name="rapportages")
    form_version = models.PositiveSmallIntegerField(dutch("versie van het formulier"))
    opened_at = models.DateTimeField(dutch("begonnen op"))
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=dutch("begonnen door"),
    )
    offered_at = models.DateTimeField(dutch("aangeboden op"), null=True, blank=True)
    offered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=dutch("aangeboden door"),
    )
    withdrawn_because = models.TextField(dutch("waarom ingetrokken"), blank=True)
    status = StateField(
        dutch("stand"),
        max_length=20,
        choices=RapportageStatus.choices,
        default=RapportageStatus.CONCEPT,
        protected=True,
        db_index=True,
    )

    class Meta:
        verbose_name = dutch("voortgangsrapportage")
        verbose_name_plural = dutch("voortgangsrapportages")
        ordering = ["-until", "deal__name"]
        indexes = [models.Index(fields=["-until", "-id"], name="rapportage_newest_first")]
        constraints = [
            *SUBJECT_CONSTRAINTS,
            models.CheckConstraint(
                condition=Q(status__in=RapportageStatus.values), name="rapportage_status_is_known"
            ),
            models.CheckConstraint(
                condition=Q(status__in=[RapportageStatus.CONCEPT, RapportageStatus.INGETROKKEN])
                | Q(offered_at__isnull=False, offered_by__isnull=False),
                name="offered_rapportage_says_by_whom",
            ),
            models.CheckConstraint(
                condition=~Q(status=RapportageStatus.INGETROKKEN) & Q(withdrawn_because="")
                | Q(status=RapportageStatus.INGETROKKEN, year__isnull=True)
                & ~Q(withdrawn_because=""),
                name="only_what_was_asked_is_withdrawn_with_a_reason",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="stays_on_record", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="what_it_is_about_is_frozen",
                fields=["deal", "year", "subject", "question", "asked_on"],
            ),
            pgtrigger.Trigger(
                name="what_was_handed_in_is_not_withdrawn",
                when=pgtrigger.Before,
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(new__status="ingetrokken"),
                func="PERFORM 1 FROM monitoring_indiening WHERE rapportage_id = NEW.id;"
                " IF FOUND THEN RAISE EXCEPTION 'what was handed in is not withdrawn'"
                " USING ERRCODE = 'check_violation',"
                " CONSTRAINT = 'what_was_handed_in_is_not_withdrawn';"
                " END IF; RETURN NEW;",
            ),
        ]

    def __str__(self) -> str:
        return joined(", " if self.is_asked else " ", (str(self.name), str(self.deal)))

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
        custom={"done": "Ter ondertekening aangeboden"},
    )
    def offer(self) -> None:
        """Ter ondertekening aanbieden."""

    @transition(
        status,
        RapportageStatus.AANGEBODEN,
        RapportageStatus.CONCEPT,
        permission=policies.offers_or_signs,
        custom={"done": "Teruggenomen om verder te schrijven"},
    )
    def take_back(self) -> None:
        """Verder schrijven."""

    @transition(
        status,
        RapportageStatus.AANGEBODEN,
        RapportageStatus.INGEDIEND,
        conditions=[conditions.is_still_reporting, conditions.is_complete],
        permission=allowed_if(policies.signs_for_kassier, policies.did_not_write),
        custom={"done": "Ondertekend en ingediend"},
    )
    def submit(self) -> None:
        """Ondertekenen en indienen."""

    @transition(
        status,
        RapportageStatus.INGEDIEND,
        RapportageStatus.TERUGGEGEVEN,
        conditions=[conditions.every_section_is_judged, conditions.a_section_goes_back],
        permission=policies.reviews,
        custom={"done": "Teruggegeven aan de regio"},
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
        custom={"done": "Akkoord gegeven"},
    )
    def accept(self) -> None:
        """Akkoord geven."""

    @transition(
        status,
        RapportageStatus.AKKOORD,
        RapportageStatus.CONCEPT,
        conditions=[conditions.is_still_reporting],
        permission=policies.offers,
        custom={"done": "Verbetering in een nieuwe versie begonnen"},
    )
    def correct(self) -> None:
        """Verbeteren in een nieuwe versie."""

    @transition(
        status,
        [RapportageStatus.CONCEPT, RapportageStatus.AANGEBODEN],
        RapportageStatus.INGETROKKEN,
        conditions=[conditions.is_asked, conditions.nothing_was_handed_in],
        permission=policies.asks,
        custom={"done": "Vraag ingetrokken"},
    )
    def withdraw(self) -> None:
        """Vraag intrekken."""


class Lijnverslag(models.Model):
    """The part about one programmalijn, with what the plan gave it when the writing began."""

    rapportage = models.ForeignKey(
        Rapportage, models.PROTECT, related_name="lijnverslagen", verbose_name=dutch("rapportage")
    )
    programmalijn = models.ForeignKey(Programmalijn, models.PROTECT, related_name="+")
    rijk_cents = models.BigIntegerField(dutch("Rijk volgens het plan"))
    publiek_cents = models.BigIntegerField(dutch("regio publiek volgens het plan"))
    privaat_cents = models.BigIntegerField(dutch("regio privaat volgens het plan"))

    class Meta:
        verbose_name = dutch("verslag van een programmalijn")
        verbose_name_plural = dutch("verslagen van programmalijnen")
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
        return dutch(
            "{programmalijn} in {rapportage}",
            programmalijn=str(self.programmalijn),
            rapportage=str(self.rapportage),
        )

    @property
    def section(self) -> str:
        """The name of its part of the rapportage, in addresses and in what is frozen."""
        return f"lijn-{self.pk}"

    @property
    def dossier_id(self) -> int:
        """Number of the deal, for the trail."""
        return self.rapportage.dossier_id
