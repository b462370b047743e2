"""How a payment and a batch can stand, and what can be said of a line of a bank statement."""

from django.db import models

from regiodeals.common.words import dutch

EURO, DOLLAR = "EUR", "USD"
CURRENCIES = [(EURO, dutch("euro")), (DOLLAR, dutch("US-dollar"))]


class BetalingStatus(models.TextChoices):
    """The life of a payment, from the first to the last person and the bank."""

    GEVRAAGD = "gevraagd", dutch("wacht op bevestiging")
    VRIJGEGEVEN = "vrijgegeven", dutch("vrijgegeven")
    BETAALD = "betaald", dutch("betaald")
    TERUGGEKOMEN = "teruggekomen", dutch("teruggekomen")
    VERVALLEN = "vervallen", dutch("vervallen")


# A termijn has one of these at most: it is not released again while it may still be paid.
LIVE = [BetalingStatus.GEVRAAGD, BetalingStatus.VRIJGEGEVEN, BetalingStatus.BETAALD]
CONFIRMED = [BetalingStatus.VRIJGEGEVEN, BetalingStatus.BETAALD, BetalingStatus.TERUGGEKOMEN]


class BatchStatus(models.TextChoices):
    """The life of a batch."""

    SAMENGESTELD = "samengesteld", dutch("samengesteld")
    BEVESTIGD = "bevestigd", dutch("bevestigd")
    BESTAND_GEMAAKT = "bestand_gemaakt", dutch("bestand gemaakt")
    AANGEBODEN = "aangeboden", dutch("aangeboden bij de bank")
    VERWERKT = "verwerkt", dutch("verwerkt")
    ONTBONDEN = "ontbonden", dutch("ontbonden")
    AFGEWEZEN = "afgewezen", dutch("afgewezen door de bank")


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

    STATEMENT = "camt.053", dutch("dagafschrift (camt.053)")
    NOTIFICATION = "camt.054", dutch("bij- en afschrijvingen (camt.054)")


class Direction(models.TextChoices):
    """Which way the money went, seen from the State."""

    DEBIT = "af", dutch("af")
    CREDIT = "bij", dutch("bij")


class Finding(models.TextChoices):
    """What the reader saw in a line; it does not change when a person settles the line."""

    MATCHED = "gevonden", dutch("hoort bij een betaling")
    RETURNED = "terug", dutch("een betaling kwam terug")
    PARTLY = "deels", dutch("lijkt op een betaling")
    UNKNOWN = "onbekend", dutch("onbekend")
    DOUBLED = "dubbel", dutch("dubbel")
    CURRENCY = "valuta", dutch("vreemde valuta")
    NOT_BOOKED = "niet_geboekt", dutch("nog niet geboekt")
    KNOWN = "bekend", dutch("al gemeld in een ander bericht")


# Settled by the reader itself; everything else is work for a person.
BY_ITSELF = [Finding.MATCHED, Finding.RETURNED, Finding.KNOWN]
