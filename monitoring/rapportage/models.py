"""A voortgangsrapportage, its part per programmalijn, and every answer in it."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from regiodeals.deal.models import Deal, Programmalijn

FORM_VERSION = 1
LONGEST_TEXT = 10_000


class RapportageStatus(models.TextChoices):
    """The life of a rapportage; how it is handed in is not built yet."""

    CONCEPT = "concept", "concept"
    INGEDIEND = "ingediend", "ingediend"


class Stand(models.TextChoices):
    """How a programmalijn is doing."""

    OP_SCHEMA = "op_schema", "op schema"
    AANDACHT = "aandacht", "vraagt aandacht"
    RISICO = "risico", "risico"


class Vraag(models.TextChoices):
    """What is asked: the first of each programmalijn, the last of the deal as a whole."""

    STAND = "stand", "Hoe staat deze programmalijn ervoor?"
    TOELICHTING = "toelichting", "Wat is er gedaan, en waarom staat het er zo voor?"
    RIJK_BESTEED = "rijk_besteed", "Rijk: besteed"
    RIJK_VASTGELEGD = "rijk_vastgelegd", "Rijk: toegezegd, nog niet besteed"
    PUBLIEK_BESTEED = "publiek_besteed", "Regio publiek: besteed"
    PUBLIEK_VASTGELEGD = "publiek_vastgelegd", "Regio publiek: toegezegd, nog niet besteed"
    PRIVAAT_BESTEED = "privaat_besteed", "Regio privaat: besteed"
    PRIVAAT_VASTGELEGD = "privaat_vastgelegd", "Regio privaat: toegezegd, nog niet besteed"
    RISICOS = "risicos", "Welke risico's ziet u, en wat doet u eraan?"
    WIJZIGINGEN = "wijzigingen", "Welke wijzigingen vraagt u?"
    LESSEN = "lessen", "Wat kunnen andere regio's hiervan leren?"
    VERHAAL = "verhaal", "Wat merken inwoners van deze Regio Deal?"
    VOORUITBLIK = "vooruitblik", "Wat gaat u het komende jaar doen?"


AMOUNTS = tuple(v for v in Vraag.values if v.endswith(("_besteed", "_vastgelegd")))
OF_A_LINE = (Vraag.STAND.value, Vraag.TOELICHTING.value, *AMOUNTS)
OF_THE_DEAL = tuple(v for v in Vraag.values if v not in OF_A_LINE)


class Rapportage(models.Model):
    """What a region writes about one deal and one year."""

    deal = models.ForeignKey(Deal, models.PROTECT, related_name="rapportages")
    year = models.PositiveSmallIntegerField("jaar")
    form_version = models.PositiveSmallIntegerField("versie van het formulier")
    opened_at = models.DateTimeField("begonnen op")
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="begonnen door"
    )
    # No machine yet: nobody hands in so far, and only a step may leave the concept.
    status = models.CharField(
        "stand",
        max_length=20,
        choices=RapportageStatus.choices,
        default=RapportageStatus.CONCEPT,
        editable=False,
        db_index=True,
    )

    class Meta:
        verbose_name = "voortgangsrapportage"
        verbose_name_plural = "voortgangsrapportages"
        ordering = ["-year", "deal__name"]
        constraints = [
            models.UniqueConstraint(
                fields=["deal", "year"], name="one_rapportage_per_deal_and_year"
            ),
            models.CheckConstraint(
                condition=Q(status__in=RapportageStatus.values), name="rapportage_status_is_known"
            ),
        ]
        triggers = [pgtrigger.Protect(name="stays_on_record", operation=pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"Voortgangsrapportage {self.year} {self.deal}"

    @property
    def dossier_id(self) -> int:
        """Number of the deal, for the trail."""
        return int(self.deal_id)


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
                " AND status = 'concept';"
                " IF NOT FOUND THEN RAISE EXCEPTION 'a rapportage is written as a concept'"
                " USING ERRCODE = 'check_violation',"
                " CONSTRAINT = 'antwoord_changes_in_a_concept_only';"
                " END IF; RETURN NEW;",
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
