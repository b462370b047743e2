"""What was measured in a round; a correction is a new row that names the old one."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from monitoring.indicator.models.definition import Definitie
from monitoring.indicator.models.goal import DECIMALS, DIGITS, Doelindicator
from regiodeals.common.words import dutch

_FITS = (
    "PERFORM 1 FROM monitoring_doelindicator WHERE id = NEW.doelindicator_id FOR NO KEY UPDATE;"
    # FOR SHARE: nobody changes the definitie until others can see that it is used.
    " PERFORM 1 FROM monitoring_definitie d JOIN monitoring_doelindicator s"
    " ON s.indicator_id = d.indicator_id"
    " WHERE d.id = NEW.definitie_id AND s.id = NEW.doelindicator_id"
    " AND d.from_year <= NEW.year"
    " AND (d.rule = 'verhouding' OR NEW.numerator IS NULL)"
    " AND (d.rule <> 'verhouding' OR NEW.value IS NULL)"
    " AND (d.allows_negative OR NEW.value IS NULL OR NEW.value >= 0)"
    " FOR SHARE OF d;"
    " IF NOT FOUND THEN RAISE EXCEPTION 'a meting follows the definitie of its indicator'"
    " USING ERRCODE = 'check_violation', CONSTRAINT = 'meting_follows_its_definitie'; END IF;"
    " IF NEW.corrects_id IS NOT NULL THEN"
    " PERFORM 1 FROM monitoring_meting WHERE id = NEW.corrects_id AND year = NEW.year"
    " AND doelindicator_id = NEW.doelindicator_id;"
    " IF NOT FOUND THEN RAISE EXCEPTION 'a correction is of the same round'"
    " USING ERRCODE = 'check_violation', CONSTRAINT = 'correction_is_of_the_same_round'; END IF;"
    " END IF; RETURN NEW;"
)


class Meting(models.Model):
    """A value, or teller and noemer of a ratio, or nothing: then the note says why.

    `not_comparable_because` says why it cannot be compared with the round before.
    """

    doelindicator = models.ForeignKey(
        Doelindicator, models.PROTECT, related_name="metingen", verbose_name=dutch("doelindicator")
    )
    definitie = models.ForeignKey(
        Definitie, models.PROTECT, related_name="metingen", verbose_name=dutch("definitie")
    )
    year = models.PositiveSmallIntegerField(dutch("ronde"))
    value = models.DecimalField(
        dutch("waarde"), max_digits=DIGITS, decimal_places=DECIMALS, null=True, blank=True
    )
    numerator = models.PositiveBigIntegerField(dutch("teller"), null=True, blank=True)
    denominator = models.PositiveBigIntegerField(dutch("noemer"), null=True, blank=True)
    note = models.CharField(dutch("toelichting"), max_length=500, blank=True)
    not_comparable_because = models.CharField(
        dutch("niet vergelijkbaar met de vorige ronde, want"), max_length=300, blank=True
    )
    corrects = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="corrected_by",
        verbose_name=dutch("verbetert"),
    )
    reason = models.CharField(dutch("reden van de verbetering"), max_length=300, blank=True)
    at = models.DateTimeField(dutch("vastgelegd op"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=dutch("vastgelegd door"),
    )

    class Meta:
        verbose_name = dutch("meting")
        verbose_name_plural = dutch("metingen")
        ordering = ["doelindicator", "year", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["doelindicator", "year"],
                condition=Q(corrects__isnull=True),
                name="one_meting_per_round",
            ),
            models.CheckConstraint(
                condition=Q(numerator__isnull=True, denominator__isnull=True)
                | Q(numerator__isnull=False, denominator__gt=0, value__isnull=True),
                name="ratio_has_teller_and_noemer",
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=False) | Q(numerator__isnull=False) | ~Q(note=""),
                name="unknown_meting_says_why",
            ),
            models.CheckConstraint(
                condition=Q(corrects__isnull=True, reason="")
                | (Q(corrects__isnull=False) & ~Q(reason="")),
                name="correction_says_why",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="meting_follows_its_definitie",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                func=_FITS,
            ),
        ]

    def __str__(self) -> str:
        return dutch(
            "Meting {jaar} van {indicator}", jaar=self.year, indicator=str(self.doelindicator)
        )

    @property
    def dossier_id(self) -> int:
        """Number of the deal, for the trail."""
        return self.doelindicator.dossier_id
