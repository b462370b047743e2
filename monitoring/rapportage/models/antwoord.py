"""Every answer in a rapportage."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from monitoring.rapportage.models.questions import (
    AMOUNTS,
    OF_A_LINE,
    OF_THE_DEAL,
    Stand,
    Vraag,
)
from monitoring.rapportage.models.rapportage import Lijnverslag, Rapportage
from regiodeals.common.words import dutch


class Antwoord(models.Model):
    """One field. Its version rises with every saving, so that nobody overwrites unseen."""

    rapportage = models.ForeignKey(
        Rapportage, models.PROTECT, related_name="antwoorden", verbose_name=dutch("rapportage")
    )
    lijnverslag = models.ForeignKey(
        Lijnverslag,
        models.PROTECT,
        related_name="antwoorden",
        null=True,
        blank=True,
        verbose_name=dutch("lijnverslag"),
    )
    vraag = models.CharField(dutch("vraag"), max_length=20, choices=Vraag)
    text = models.TextField(dutch("tekst"), blank=True)
    cents = models.BigIntegerField(dutch("bedrag in eurocenten"), null=True, blank=True)
    most_cents = models.BigIntegerField(dutch("ten hoogste, in eurocenten"), null=True, blank=True)
    explain_above_cents = models.BigIntegerField(
        dutch("meer vraagt uitleg, in eurocenten"), null=True, blank=True
    )
    comes_from = models.CharField(dutch("komt uit"), max_length=100, blank=True)
    version = models.PositiveIntegerField(dutch("versie"), default=0)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        null=True,
        blank=True,
        verbose_name=dutch("laatst bewaard door"),
    )
    at = models.DateTimeField(dutch("laatst bewaard op"), null=True, blank=True)

    # Of what was saved just now: which rapportage it was taken from until then.
    came_from = ""

    class Meta:
        verbose_name = dutch("antwoord in een rapportage")
        verbose_name_plural = dutch("antwoorden in rapportages")
        ordering = ["rapportage", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["rapportage", "lijnverslag", "vraag"],
                nulls_distinct=False,
                name="every_question_is_asked_once",
            ),
            models.CheckConstraint(
                condition=Q(vraag__in=OF_A_LINE, lijnverslag__isnull=False)
                | Q(vraag__in=[*OF_THE_DEAL, Vraag.ANTWOORD.value], lijnverslag__isnull=True),
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
