"""An entry of the ledger; once written it stays as it is."""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from disbursement.grootboek.models.balance import TERMIJN, balance_trigger
from disbursement.grootboek.models.kinds import OF_A_TERMIJN, BoekingKind
from disbursement.uitkering.models import Termijn, Uitkering
from regiodeals.common.money import SYMBOLS
from regiodeals.common.words import dutch

# Older than any Regio Deal, and later than any account of one.
FIRST_YEAR, LAST_YEAR = 2018, 2100
# A correction has the opposite amount and is in all else of the same making as what it corrects.
MIRRORS = """\
PERFORM 1 FROM disbursement_boeking b WHERE b.id = NEW.corrects_id
  AND b.corrects_id IS NULL AND b.uitkering_id = NEW.uitkering_id AND b.kind = NEW.kind
  AND b.currency = NEW.currency AND b.amount_cents = -NEW.amount_cents
  AND b.termijn_id IS NOT DISTINCT FROM NEW.termijn_id AND b.year IS NOT DISTINCT FROM NEW.year;
IF NOT FOUND THEN
  RAISE EXCEPTION 'a correction is the opposite of what it corrects'
  USING ERRCODE = 'check_violation', CONSTRAINT = 'correction_mirrors_its_entry';
END IF;
RETURN NULL;
"""
OF_ITS_UITKERING = f"""\
PERFORM 1 FROM {TERMIJN} t WHERE t.id = NEW.termijn_id AND t.uitkering_id = NEW.uitkering_id;
IF NOT FOUND THEN
  RAISE EXCEPTION 'a termijn is booked on its own uitkering'
  USING ERRCODE = 'check_violation', CONSTRAINT = 'termijn_of_this_uitkering';
END IF;
RETURN NULL;
"""


RELEASABLE = f"""\
PERFORM 1 FROM {TERMIJN} t
WHERE t.id = NEW.termijn_id AND t.condition <> '' AND t.condition_met_on IS NULL;
IF FOUND THEN
  RAISE EXCEPTION 'the condition of the termijn is not met'
  USING ERRCODE = 'check_violation', CONSTRAINT = 'condition_of_termijn_is_met';
END IF;
RETURN NULL;
"""


class Boeking(models.Model):
    """An amount that was granted, planned, paid, accounted for or settled, and why.

    `source_key` names what it came from; the same key of a kind and a currency is booked once.
    `corrects` is the entry that this one undoes. Nobody `booked_by`: the system, by a rule.
    """

    uitkering = models.ForeignKey(Uitkering, models.PROTECT, related_name="boekingen")
    kind = models.CharField(dutch("soort"), max_length=24, choices=BoekingKind)
    currency = models.CharField(dutch("munt"), max_length=3, choices=[(c, c) for c in SYMBOLS])
    amount_cents = models.BigIntegerField(dutch("bedrag in centen"))
    booked_on = models.DateField(dutch("boekdag"))
    booked_at = models.DateTimeField(dutch("geboekt op"))
    booked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("geboekt door"),
    )
    termijn = models.ForeignKey(
        Termijn, models.PROTECT, null=True, blank=True, related_name="boekingen"
    )
    year = models.PositiveSmallIntegerField(dutch("verantwoordingsjaar"), null=True, blank=True)
    source_key = models.CharField(dutch("bron"), max_length=120)
    sentence = models.CharField(dutch("omschrijving"), max_length=300)
    corrects = models.OneToOneField(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="corrected_by",
        verbose_name=dutch("herstelt"),
    )

    class Meta:
        verbose_name = dutch("boeking")
        verbose_name_plural = dutch("boekingen")
        ordering = ["pk"]
        indexes = [models.Index(fields=["uitkering", "kind"], name="boeking_of_uitkering")]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "currency", "source_key"], name="booked_once_by_its_source"
            ),
            models.CheckConstraint(
                condition=Q(kind__in=BoekingKind.values, currency__in=list(SYMBOLS)),
                name="boeking_of_known_kind_and_currency",
            ),
            models.CheckConstraint(
                # What was exchanged may turn out cheaper; settled may be nothing at all.
                condition=Q(corrects__isnull=False)
                | Q(amount_cents__gt=0)
                | Q(kind=BoekingKind.VASTGESTELD, amount_cents=0)
                | (Q(kind=BoekingKind.KOERSVERSCHIL) & ~Q(amount_cents=0)),
                name="boeking_is_positive_unless_it_corrects",
            ),
            models.CheckConstraint(
                condition=~Q(kind=BoekingKind.KOERSVERSCHIL) | Q(currency="EUR"),
                name="koersverschil_is_in_euros",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=OF_A_TERMIJN, termijn__isnull=False)
                | Q(kind=BoekingKind.KOERSVERSCHIL)
                | (~Q(kind__in=OF_A_TERMIJN) & Q(termijn__isnull=True)),
                name="termijn_where_it_is_about_one",
            ),
            models.CheckConstraint(
                condition=Q(year__isnull=True) | Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR),
                name="accountability_year_is_a_year_of_deals",
            ),
            models.CheckConstraint(
                condition=~Q(source_key="") & ~Q(sentence=""), name="boeking_says_what_it_is"
            ),
            models.CheckConstraint(
                condition=Q(corrects__isnull=True) | ~Q(corrects=F("id")),
                name="boeking_does_not_correct_itself",
            ),
        ]
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="correction_mirrors_its_entry",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                condition=pgtrigger.Condition("NEW.corrects_id IS NOT NULL"),
                func=MIRRORS,
            ),
            pgtrigger.Trigger(
                name="termijn_of_this_uitkering",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                condition=pgtrigger.Condition("NEW.termijn_id IS NOT NULL"),
                func=OF_ITS_UITKERING,
            ),
            pgtrigger.Trigger(
                name="condition_of_termijn_is_met",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                condition=pgtrigger.Condition(
                    f"NEW.kind = '{BoekingKind.TERMIJN_VRIJGEGEVEN.value}' AND NEW.amount_cents > 0"
                ),
                func=RELEASABLE,
            ),
            balance_trigger(),
        ]

    def __str__(self) -> str:
        return self.sentence

    @property
    def dossier_id(self) -> int:
        """Number of the deal, for the trail."""
        return int(self.uitkering.deal_id)
