"""Bank accounts: those of the kassiers, which two people vouch for, and those of the State."""

import unicodedata
from datetime import date

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import F, Q

from disbursement.betaling.models.kinds import CURRENCIES, DOLLAR, EURO
from regiodeals.common.bank_numbers import last_four
from regiodeals.common.period import PeriodQuerySet, ends_after_it_begins, never_overlaps
from regiodeals.common.words import dutch
from regiodeals.party.models import Organisation

CONTENT = (
    "organisation",
    "currency",
    "number",
    "holder",
    "bic",
    "bank_name",
    "street",
    "town",
    "country",
    "source",
    "proposed_by",
    "proposed_at",
)
# The day in The Hague, where is paid. Whoever gets in cannot pay to his own account the same day.
NOT_THE_SAME_DAY = """\
IF NEW.usable_from <= (NEW.confirmed_at AT TIME ZONE 'Europe/Amsterdam')::date THEN
    RAISE EXCEPTION 'an account is not usable on the day of its confirmation'
    USING ERRCODE = 'check_violation', CONSTRAINT = 'rekening_waits_a_day';
END IF;
RETURN NEW;
"""
# As many signs as a bank keeps of a name.
LONGEST_HOLDER = 70


def _plain(name: str) -> str:
    """Letters and numbers alone, small and without accents."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKD", name).casefold()))


class RekeningQuerySet(models.QuerySet["Rekening"]):
    """Accounts of kassiers by what can be done with them."""

    def proposed(self) -> "RekeningQuerySet":
        """Waiting for a second person."""
        return self.filter(confirmed_at__isnull=True, refused_at__isnull=True)

    def usable_on(self, day: date) -> "RekeningQuerySet":
        """Confirmed before that day and not blocked; the newest of an organisation counts."""
        return self.filter(usable_from__lte=day, blocked_at__isnull=True).order_by("-confirmed_at")


class Rekening(models.Model):
    """An account of a kassier: proposed by one person, confirmed by another, usable a day later.

    A change is a new row. A confirmed row takes the place of the one before it on its first day;
    what was paid keeps the account to which it was paid.
    """

    organisation = models.ForeignKey(
        Organisation, models.PROTECT, related_name="rekeningen", verbose_name=dutch("kassier")
    )
    currency = models.CharField(dutch("valuta"), max_length=3, choices=CURRENCIES)
    number = models.CharField(dutch("rekeningnummer"), max_length=34)
    holder = models.CharField(dutch("ten name van"), max_length=LONGEST_HOLDER)
    bic = models.CharField(dutch("BIC"), max_length=11, blank=True)
    bank_name = models.CharField(dutch("naam van de bank"), max_length=70, blank=True)
    street = models.CharField(dutch("straat en nummer"), max_length=70, blank=True)
    town = models.CharField(dutch("plaats"), max_length=35, blank=True)
    country = models.CharField(dutch("land"), max_length=2, blank=True)
    source = models.CharField(dutch("opgave"), max_length=200)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        related_name="+",
        verbose_name=dutch("voorgesteld door"),
    )
    proposed_at = models.DateTimeField(dutch("voorgesteld op"))
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("bevestigd door"),
    )
    confirmed_at = models.DateTimeField(dutch("bevestigd op"), null=True, blank=True)
    usable_from = models.DateField(dutch("te gebruiken vanaf"), null=True, blank=True)
    refused_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("afgekeurd door"),
    )
    refused_at = models.DateTimeField(dutch("afgekeurd op"), null=True, blank=True)
    blocked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=dutch("geblokkeerd door"),
    )
    blocked_at = models.DateTimeField(dutch("geblokkeerd op"), null=True, blank=True)
    remark = models.CharField(dutch("waarom niet"), max_length=500, blank=True)
    is_example = models.BooleanField(dutch("voorbeeld"), default=False)

    objects = RekeningQuerySet.as_manager()

    class Meta:
        verbose_name = dutch("rekening van een kassier")
        verbose_name_plural = dutch("rekeningen van kassiers")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(currency=EURO, number__regex=r"^[A-Z]{2}[0-9]{2}[A-Z0-9]{1,30}$")
                | (Q(currency=DOLLAR) & ~Q(bic="") & ~Q(bank_name="") & ~Q(town="")),
                name="rekening_has_what_a_payment_needs",
            ),
            models.CheckConstraint(
                condition=Q(
                    confirmed_by__isnull=True, confirmed_at__isnull=True, usable_from__isnull=True
                )
                | Q(
                    confirmed_by__isnull=False,
                    confirmed_at__isnull=False,
                    usable_from__isnull=False,
                    refused_at__isnull=True,
                ),
                name="rekening_is_confirmed_whole_or_not",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__isnull=True) | ~Q(confirmed_by=F("proposed_by")),
                name="rekening_is_confirmed_by_another",
            ),
            models.CheckConstraint(
                condition=Q(blocked_at__isnull=True) | Q(confirmed_at__isnull=False),
                name="blocked_rekening_was_confirmed",
            ),
            models.UniqueConstraint(
                fields=["organisation", "currency"],
                condition=Q(confirmed_at__isnull=True, refused_at__isnull=True),
                name="one_rekening_is_proposed_at_a_time",
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(name="rekening_is_never_rewritten", fields=list(CONTENT)),
            pgtrigger.Protect(name="rekening_stays_on_record", operation=pgtrigger.Delete),
            pgtrigger.Trigger(
                name="rekening_waits_a_day",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert | pgtrigger.Update,
                condition=pgtrigger.Q(new__confirmed_at__isnull=False),
                func=NOT_THE_SAME_DAY,
            ),
            pgtrigger.Protect(
                name="judgement_of_rekening_is_frozen",
                operation=pgtrigger.Update,
                condition=pgtrigger.Condition(
                    "ROW(OLD.confirmed_by_id, OLD.confirmed_at, OLD.usable_from,"
                    " OLD.refused_by_id, OLD.refused_at) IS DISTINCT FROM"
                    " ROW(NEW.confirmed_by_id, NEW.confirmed_at, NEW.usable_from,"
                    " NEW.refused_by_id, NEW.refused_at)"
                    " AND (OLD.confirmed_at IS NOT NULL OR OLD.refused_at IS NOT NULL)"
                ),
            ),
            pgtrigger.Protect(
                name="blocked_rekening_stays_blocked",
                operation=pgtrigger.Update,
                condition=pgtrigger.Q(old__blocked_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return dutch("rekening {nummer}", nummer=last_four(self.number))

    def is_in_name_of(self, organisation: Organisation) -> bool:
        """Whether the holder is that organisation, whatever capitals, accents and spaces say."""
        return _plain(self.holder) == _plain(organisation.name[:LONGEST_HOLDER])

    @property
    def is_proposed(self) -> bool:
        """Waiting for a second person."""
        return self.confirmed_at is None and self.refused_at is None

    @property
    def is_blocked(self) -> bool:
        """Confirmed once, and not to be used any more."""
        return self.blocked_at is not None


class Betaalrekening(models.Model):
    """An account of the State from which is paid, in one currency, during a period."""

    currency = models.CharField(dutch("valuta"), max_length=3, choices=CURRENCIES)
    iban = models.CharField(dutch("IBAN"), max_length=34)
    bic = models.CharField(dutch("BIC"), max_length=11)
    name = models.CharField(dutch("ten name van"), max_length=70)
    town = models.CharField(dutch("plaats"), max_length=35)
    country = models.CharField(dutch("land"), max_length=2, default="NL")
    valid_from = models.DateField(dutch("geldig vanaf"))
    valid_until = models.DateField(dutch("geldig tot en met"), null=True, blank=True)
    is_example = models.BooleanField(dutch("voorbeeld"), default=False)

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = dutch("betaalrekening van het Rijk")
        verbose_name_plural = dutch("betaalrekeningen van het Rijk")
        ordering = ["currency", "-valid_from"]
        constraints = [
            ends_after_it_begins("betaalrekening_ends_after_it_begins"),
            never_overlaps(
                "one_betaalrekening_per_currency",
                "currency",
                sentence=dutch("In deze periode is er al een betaalrekening in deze valuta."),
            ),
        ]
        triggers = [
            pgtrigger.ReadOnly(
                name="betaalrekening_is_never_rewritten",
                fields=["currency", "iban", "bic", "name", "town", "country", "valid_from"],
            ),
            pgtrigger.Protect(name="betaalrekening_stays_on_record", operation=pgtrigger.Delete),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.currency} {last_four(self.iban)}"
