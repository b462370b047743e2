"""The days of a claim: to pay, to remind, and until when it can be recovered (Awb title 4.4).

For the islands the Awb does not hold (Invoeringswet openbare lichamen BES, article 3), and no rule
that takes its place is recorded. Then the decision names the day of paying back, and on all that
follows a lawyer rules: nothing is counted as if the Awb held.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from regiodeals.common.errors import InvalidInput
from regiodeals.common.words import dutch
from regiodeals.legal.grant_rules import Instrument
from regiodeals.legal.terms import (
    BETAALTERMIJN,
    ONE_DAY,
    Term,
    TermUnit,
    last_day,
    nominal_last_day,
)

AWB = "Algemene wet bestuursrecht"
AANMANINGSTERMIJN = Term(
    2,
    TermUnit.WEEKS,
    source=f"{AWB}, artikel 4:112 lid 1",
    day_zero=dutch("de dag waarop de aanmaning is toegezonden"),
)
VERJARINGSTERMIJN = Term(
    5,
    TermUnit.YEARS,
    source=f"{AWB}, artikel 4:104 lid 1",
    day_zero=dutch("de laatste dag van de betalingstermijn"),
)
AFTER_INTERRUPTION = Term(
    5,
    TermUnit.YEARS,
    source=f"{AWB}, artikel 4:110",
    day_zero=dutch("de dag van de stuiting"),
)
# Awb 4:57 lid 4 belongs to title 4.2, which does not hold for money that only public bodies get.
RECOVERY_AFTER_SETTLEMENT = Term(
    5,
    TermUnit.YEARS,
    source=f"{AWB}, artikel 4:57 lid 4",
    day_zero=dutch("de dag waarop de uitkering is vastgesteld"),
)
ISLANDS = dutch(
    "Op de eilanden geldt de Algemene wet bestuursrecht niet (Invoeringswet openbare lichamen"
    " Bonaire, Sint Eustatius en Saba, artikel 3). Over rente, aanmaning en verjaring is hier geen"
    " regel opgenomen. Laat een jurist dit beoordelen."
)


class NoRuleForIslands(InvalidInput):
    """What the Awb says here does not hold for the islands, and no other rule is recorded."""

    def __init__(self) -> None:
        super().__init__(ISLANDS)


class TooLateToInterrupt(InvalidInput):
    """The claim is prescribed already, or the day cannot be one."""


class InterruptionGround(StrEnum):
    """What interrupts the prescription; the values are the Dutch words."""

    AANMANING = "aanmaning"
    RECHTSVERVOLGING = "daad van rechtsvervolging"
    ERKENNING = "erkenning door de schuldenaar"
    VERREKENING = "beschikking tot verrekening"
    DWANGBEVEL = "dwangbevel of de uitvoering daarvan"

    @property
    def source(self) -> str:
        """The article."""
        return f"{AWB}, artikel {_ARTICLES[self]}"


_ARTICLES = {
    InterruptionGround.AANMANING: "4:106",
    InterruptionGround.RECHTSVERVOLGING: "4:105 lid 1",
    InterruptionGround.ERKENNING: "4:105 lid 2",
    InterruptionGround.VERREKENING: "4:106",
    InterruptionGround.DWANGBEVEL: "4:106",
}


@dataclass(frozen=True, slots=True)
class Interruption:
    """An act that starts the prescription anew (Awb 4:105, 4:106)."""

    on: date
    ground: InterruptionGround


def pay_by(sent_on: date, *, decided: date | None, instrument: Instrument) -> date:
    """The last day to pay: six weeks after the bekendmaking, or a later day of the decision (4:87).

    A letter that was posted late leaves no less than that. For the islands no law counts weeks; the
    day of the decision holds, and never one before it was sent.

    Raises NoRuleForIslands where neither the decision nor the Awb names a day, and
    UnknownCalendarYear, both DomainErrors, when the term ends in a year without known decree.
    """
    if instrument is Instrument.BU:
        if decided is None:
            raise NoRuleForIslands
        return max(decided, sent_on)
    six_weeks = last_day(sent_on, BETAALTERMIJN)
    return max(decided, six_weeks) if decided else six_weeks


def default_since(last_day_to_pay: date) -> date:
    """The first day of the verzuim: the day after the last one to pay (Awb 4:97)."""
    return last_day_to_pay + ONE_DAY


def reminder_pay_by(sent_on: date) -> date:
    """The last day to pay after an aanmaning: two weeks, from the day after it was sent (4:112)."""
    return last_day(sent_on, AANMANINGSTERMIJN)


def prescription_last_day(
    last_day_to_pay: date, interruptions: tuple[Interruption, ...] = ()
) -> date:
    """The last day on which the claim is not prescribed (Awb 4:104, 4:110 lid 1 and 2).

    Five years after the term to pay, and anew from the day after each interruption; never sooner
    than it would have been. An interruption after that day, or before there is anything to pay,
    raises TooLateToInterrupt. A term in years is not moved (ATW, article 4).
    """
    last = nominal_last_day(last_day_to_pay, VERJARINGSTERMIJN)
    for act in sorted(interruptions, key=lambda act: act.on):
        if act.on > last:
            raise TooLateToInterrupt(
                dutch("De vordering was toen al verjaard. Controleer de dag van de stuiting.")
            )
        last = max(last, nominal_last_day(act.on, AFTER_INTERRUPTION))
    return last


def recovery_after_settlement_last_day(settled_on: date) -> date:
    """Five years after the vaststelling an amount cannot be recovered any more (Awb 4:57 lid 4).

    Only a warning: title 4.2 does not hold where by law only public bodies get the money
    (Awb 4:21 lid 3), so whether it binds here a lawyer judges.
    """
    return nominal_last_day(settled_on, RECOVERY_AFTER_SETTLEMENT)
