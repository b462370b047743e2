"""What must be true of a beschikking before a step."""

from typing import Any
from zoneinfo import ZoneInfo

from regiodeals.common import clock
from regiodeals.common.clock import AMSTERDAM, KRALENDIJK
from regiodeals.common.words import dutch
from regiodeals.deal.models import DealStatus
from regiodeals.legal.decisions import DecisionKind
from regiodeals.legal.grant_rules import Instrument
from regiodeals.legal.remedies import is_known_to_be_final
from regiodeals.legal.terms import legal_day
from regiodeals.workflow import requirement

# What somebody ticks before a step that nobody can take back.
READ_STATEMENT = dutch("Ik heb de brief gelezen")


@requirement(dutch("Het convenant is niet meer van kracht; er kan geen uitkering worden verleend."))
def is_convenant_in_force(beschikking: Any) -> bool:
    """A grant presupposes a concluded deal that was not terminated (Besluit art. 12 lid 1).

    Of a later decision the order is judged, against what was made known before.
    """
    return beschikking.kind != DecisionKind.VERLENING or bool(
        beschikking.uitkering.deal.status == DealStatus.GESLOTEN
    )


@requirement(
    dutch(
        "De brief is van een dag die op het eiland nog moet beginnen. Maak haar bekend als het"
        " daar zo ver is."
    )
)
def has_day_of_letter_begun(beschikking: Any) -> bool:
    """The legal day is that of the addressee; it never comes before the date of the letter."""
    if beschikking.signed_at is None:
        return True
    zone = KRALENDIJK if beschikking.uitkering.is_bijzonder else AMSTERDAM
    return legal_day(clock.now(), zone) >= legal_day(beschikking.signed_at, AMSTERDAM)


@requirement(dutch("De brief wordt nog gemaakt. Wacht tot de PDF klaar is."))
def has_stored_letter(beschikking: Any) -> bool:
    """What is made known is the stored letter and nothing else (Awb 3:41)."""
    return beschikking.document is not None and beschikking.document.is_stored


@requirement(
    dutch("De uitkering mist nog termijnen. Samen zijn zij het hele voorschot (artikel 13 lid 2).")
)
def has_termijnen(beschikking: Any) -> bool:
    """The advance is the whole amount, less what goes to the BCF (Besluit art. 11, 13 lid 2).

    It is granted with the verlening, and with nothing else.
    """
    if beschikking.kind != DecisionKind.VERLENING:
        return True
    uitkering = beschikking.uitkering
    total = sum(termijn.amount_cents for termijn in uitkering.termijnen.all())
    return bool(total == uitkering.entitlement_cents - uitkering.bcf_cents)


@requirement(dutch("De termijn is nog niet voorbij, of wat op tijd op de post ging kan nog komen."))
def is_remedy_term_over(beschikking: Any) -> bool:
    """Nobody can object any more, counted where the addressee is (Awb 6:7-6:9).

    Raises UnknownCalendarYear, a DomainError, in a year without known decree.
    """
    if beschikking.open_until is None:
        return False
    return is_known_to_be_final(
        beschikking.open_until,
        Instrument(beschikking.uitkering.instrument),
        today=legal_day(clock.now(), ZoneInfo(beschikking.announced_zone)),
    )
