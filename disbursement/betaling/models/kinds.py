"""How a payment and a batch can stand, and what can be said of a line of a bank statement."""

from django.db import models

EURO, DOLLAR = "EUR", "USD"
CURRENCIES = [(EURO, "euro"), (DOLLAR, "US-dollar")]


class BetalingStatus(models.TextChoices):
    """The life of a payment, from the first to the last person and the bank."""

    GEVRAAGD = "gevraagd", "wacht op bevestiging"
    VRIJGEGEVEN = "vrijgegeven", "vrijgegeven"
    BETAALD = "betaald", "betaald"
    TERUGGEKOMEN = "teruggekomen", "teruggekomen"
    VERVALLEN = "vervallen", "vervallen"


# A termijn has one of these at most: it is not released again while it may still be paid.
LIVE = [BetalingStatus.GEVRAAGD, BetalingStatus.VRIJGEGEVEN, BetalingStatus.BETAALD]
CONFIRMED = [BetalingStatus.VRIJGEGEVEN, BetalingStatus.BETAALD, BetalingStatus.TERUGGEKOMEN]


class BatchStatus(models.TextChoices):
    """The life of a batch."""

    SAMENGESTELD = "samengesteld", "samengesteld"
    BEVESTIGD = "bevestigd", "bevestigd"
    BESTAND_GEMAAKT = "bestand_gemaakt", "bestand gemaakt"
    AANGEBODEN = "aangeboden", "aangeboden bij de bank"
    VERWERKT = "verwerkt", "verwerkt"
    ONTBONDEN = "ontbonden", "ontbonden"
    AFGEWEZEN = "afgewezen", "afgewezen door de bank"


# From the confirmation on nothing goes in or out.
CLOSED = [
    BatchStatus.BEVESTIGD,
    BatchStatus.BESTAND_GEMAAKT,
    BatchStatus.AANGEBODEN,
    BatchStatus.VERWERKT,
    BatchStatus.AFGEWEZEN,
]


class MessageKind(models.TextChoices):
    """Which message of the bank a delivery holds."""

    STATEMENT = "camt.053", "dagafschrift (camt.053)"
    NOTIFICATION = "camt.054", "bij- en afschrijvingen (camt.054)"


class Direction(models.TextChoices):
    """Which way the money went, seen from the State."""

    DEBIT = "af", "af"
    CREDIT = "bij", "bij"


class Finding(models.TextChoices):
    """What the reader saw in a line; it does not change when a person settles the line."""

    MATCHED = "gevonden", "hoort bij een betaling"
    RETURNED = "terug", "een betaling kwam terug"
    PARTLY = "deels", "lijkt op een betaling"
    UNKNOWN = "onbekend", "onbekend"
    DOUBLED = "dubbel", "dubbel"
    CURRENCY = "valuta", "vreemde valuta"
    NOT_BOOKED = "niet_geboekt", "nog niet geboekt"
    KNOWN = "bekend", "al gemeld in een ander bericht"


# Settled by the reader itself; everything else is work for a person.
BY_ITSELF = [Finding.MATCHED, Finding.RETURNED, Finding.KNOWN]
