"""What the SiSa annex asks in a year: code and indicators as data, in versions."""

from datetime import date
from decimal import Decimal

import pgtrigger
from django.db import models
from django.db.models import Q

from disbursement.verantwoording.models.kinds import Control, Meaning
from disbursement.verantwoording.models.values import ValueKind, help_for
from regiodeals.common.period import PeriodQuerySet, ends_after_it_begins, never_overlaps
from regiodeals.common.words import dutch
from regiodeals.tranche.models import Tranche

# An indicator that means one of these has a value of this kind; every version needs the first four.
KIND_OF_MEANING: dict[str, str] = {
    Meaning.BESCHIKKINGSNUMMER: ValueKind.NUMMER,
    Meaning.BESTEDING: ValueKind.BEDRAG,
    Meaning.CUMULATIEF: ValueKind.BEDRAG,
    Meaning.EINDVERANTWOORDING: ValueKind.JA_NEE,
    Meaning.COFINANCIERING: ValueKind.BEDRAG,
    Meaning.UITVOERINGSKOSTEN: ValueKind.BEDRAG,
    Meaning.BEVINDINGEN: ValueKind.BEDRAG,
}
NEEDED = list(KIND_OF_MEANING)[:4]


class SisaVersie(models.Model):
    """The code and the indicators of one tranche over one year, as one edition of the form.

    Never changed once made: another edition is another version. The real code of the Regio Deals
    is not known here, so without a row the year reads "onbekend".
    """

    tranche = models.ForeignKey(Tranche, models.PROTECT, related_name="sisa_versies")
    year = models.PositiveSmallIntegerField(dutch("verantwoordingsjaar"))
    number = models.PositiveSmallIntegerField(dutch("versie"))
    code = models.CharField(dutch("uitkeringscode"), max_length=10)
    valid_from = models.DateField(dutch("geldig vanaf"))
    valid_until = models.DateField(dutch("geldig tot en met"), null=True, blank=True)
    tolerance_percent = models.DecimalField(
        dutch("tolerantie in procenten van de besteding"),
        max_digits=5,
        decimal_places=2,
        null=True,
        blank=True,
        help_text=dutch("Leeg: onbekend. Dan beoordeelt een mens elke bevinding."),
    )
    source = models.CharField(dutch("bron"), max_length=200)
    is_example = models.BooleanField(dutch("voorbeeld (verzonnen)"), default=False)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = dutch("versie van de SiSa-indicatoren")
        verbose_name_plural = dutch("versies van de SiSa-indicatoren")
        ordering = ["-year", "tranche", "-number"]
        constraints = [
            ends_after_it_begins("sisa_version_ends_after_it_begins"),
            models.UniqueConstraint(
                fields=["tranche", "year", "number"], name="sisa_version_numbered_once"
            ),
            never_overlaps(
                "one_sisa_version_holds_on_a_day",
                "tranche",
                "year",
                sentence=dutch("Er geldt al een versie in deze periode. Laat die eerst eindigen."),
            ),
            models.CheckConstraint(
                condition=~Q(code="") & ~Q(source=""), name="sisa_version_has_code_and_source"
            ),
            models.CheckConstraint(
                condition=Q(tolerance_percent__isnull=True)
                | Q(tolerance_percent__gte=0, tolerance_percent__lte=100),
                name="sisa_tolerance_is_a_percentage",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="sisa_version_stays_on_record", operation=pgtrigger.Delete),
            pgtrigger.ReadOnly(
                name="sisa_version_is_frozen",
                fields=["tranche", "year", "number", "code", "is_example", "tolerance_percent"],
            ),
        ]

    def __str__(self) -> str:
        return dutch(
            "SiSa {code}, {jaar}, versie {nummer}",
            code=self.code,
            jaar=self.year,
            nummer=self.number,
        )

    @property
    def stamp(self) -> str:
        """What stands in the template, to recognise an old one."""
        return f"regiodeals-sisa/{self.tranche.number}/{self.year}/{self.code}/{self.number}"

    def tolerance_cents(self, spent_cents: int) -> int | None:
        """The most that may be wrong in what was spent; None when it is not known."""
        if self.tolerance_percent is None:
            return None
        return int(Decimal(spent_cents) * self.tolerance_percent / 100)

    def holds_on(self, day: date) -> bool:
        """Whether this edition is the one to use on `day`."""
        return self.valid_from <= day and (self.valid_until is None or day <= self.valid_until)


class Indicator(models.Model):
    """One column of the annex; `key` stays the same when the label is worded anew."""

    versie = models.ForeignKey(
        SisaVersie, models.PROTECT, related_name="indicatoren", verbose_name=dutch("versie")
    )
    number = models.PositiveSmallIntegerField(dutch("nummer"))
    key = models.SlugField(dutch("vaste sleutel"), max_length=40)
    label = models.CharField(dutch("omschrijving"), max_length=200)
    kind = models.CharField(dutch("soort waarde"), max_length=10, choices=ValueKind)
    control = models.CharField(dutch("aard controle"), max_length=6, choices=Control)
    meaning = models.CharField(dutch("betekenis"), max_length=20, choices=Meaning)
    is_required = models.BooleanField(dutch("verplicht"), default=True)

    class Meta:
        verbose_name = dutch("SiSa-indicator")
        verbose_name_plural = dutch("SiSa-indicatoren")
        ordering = ["versie", "number"]
        constraints = [
            models.UniqueConstraint(fields=["versie", "number"], name="indicator_numbered_once"),
            models.UniqueConstraint(fields=["versie", "key"], name="indicator_has_its_own_key"),
            models.UniqueConstraint(
                fields=["versie", "meaning"],
                condition=~Q(meaning=Meaning.OVERIG),
                name="indicator_means_something_once",
            ),
            models.CheckConstraint(
                condition=Q(
                    kind__in=ValueKind.values,
                    control__in=Control.values,
                    meaning__in=Meaning.values,
                ),
                name="indicator_is_of_a_known_kind",
            ),
        ]
        triggers = [
            pgtrigger.Protect(
                name="indicator_is_frozen", operation=pgtrigger.Update | pgtrigger.Delete
            ),
        ]

    def __str__(self) -> str:
        return f"{self.full_number} {self.label}"

    @property
    def full_number(self) -> str:
        """The number as the annex prints it."""
        return f"{self.versie.code}/{self.number:02d}"

    @property
    def help_text(self) -> str:
        """What to fill in, from the rule that judges it."""
        return help_for(self.kind, is_required=self.is_required)
