"""A bezwaarschrift: whether it came in time, and the clock of the decision on it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from regiodeals.common.citations import NO_TERM_KNOWN
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.words import Words, dutch
from regiodeals.legal.case_clock import CaseClock, Event, Suspension, SuspensionGround
from regiodeals.legal.grant_rules import Instrument
from regiodeals.legal.remedies import last_day_by_post, objection_term_for, remedy_for
from regiodeals.legal.terms import ATW_EXTENDED, ONE_DAY, InvalidTerm, Term, TermUnit
from regiodeals.legal.terms import last_day as term_end

NEW_DECISION_DAY_ZERO = dutch("de dag van de beslissing op het bezwaar, of van de uitspraak")
NEW_DECISION_TERM = Term(
    8,
    TermUnit.WEEKS,
    source="Algemene wet bestuursrecht, artikel 7:11 lid 2, 8:72 lid 4 en 4:13 lid 2",
    day_zero=NEW_DECISION_DAY_ZERO,
)
NEW_DECISION_TERM_BES = Term(
    8,
    TermUnit.WEEKS,
    source=NO_TERM_KNOWN,
    day_zero=NEW_DECISION_DAY_ZERO,
    extension=f"{ATW_EXTENDED} en artikel 5a",
)
FURTHER_DELAY = "Algemene wet bestuursrecht, artikel 7:10 lid 4"


class Timeliness(StrEnum):
    """Whether it came in time; the values are the words on the screen."""

    IN_TIME = "op tijd"
    BY_POST = "op tijd, want op tijd op de post"
    LATE = "te laat"

    @property
    def words(self) -> Words:
        """The same, in the language of the reader."""
        return TIMELINESS[self]


TIMELINESS = {
    Timeliness.IN_TIME: dutch("op tijd"),
    Timeliness.BY_POST: dutch("op tijd, want op tijd op de post"),
    Timeliness.LATE: dutch("te laat"),
}


@dataclass(frozen=True, slots=True)
class Receipt:
    """When a bezwaarschrift came in, was posted, and first came to another organ by mistake.

    Raises InvalidTerm when those days contradict each other.
    """

    received_on: date
    posted_on: date | None = None
    elsewhere_on: date | None = None

    def __post_init__(self) -> None:
        if self.elsewhere_on is not None and self.elsewhere_on > self.received_on:
            raise InvalidTerm(dutch("Het kwam eerst bij een ander binnen. Controleer beide dagen."))
        if self.posted_on is not None and self.posted_on > self.counted_on:
            raise InvalidTerm(
                dutch(
                    "Het kan niet op {gepost} op de post zijn gegaan en op {ontvangen} zijn"
                    " ontvangen. Controleer beide dagen.",
                    gepost=long_date(self.posted_on),
                    ontvangen=long_date(self.counted_on),
                )
            )

    @property
    def counted_on(self) -> date:
        """The day that counts: of the first organ, also if it was the wrong one (Awb 6:15)."""
        return self.elsewhere_on or self.received_on


def timeliness(receipt: Receipt, *, last_day: date, instrument: Instrument) -> Timeliness:
    """Whether it came before the end of the term, or by post a week later (Awb 6:9).

    Raises UnknownCalendarYear in a year without known decree, and only if the post decides.
    """
    if receipt.counted_on <= last_day:
        return Timeliness.IN_TIME
    if receipt.posted_on is None or receipt.posted_on > last_day:
        return Timeliness.LATE
    in_post_week = receipt.counted_on <= last_day_by_post(last_day, instrument)
    return Timeliness.BY_POST if in_post_week else Timeliness.LATE


def objection_clock(
    instrument: Instrument,
    *,
    last_day: date,
    received_on: date,
    has_committee: bool,
    events: Iterable[Event] = (),
    decided_on: date | None = None,
) -> CaseClock:
    """The clock of the decision (Awb 7:10 lid 1; WarBES 69).

    Under the Awb it starts after the last day to object; on the islands after the day it came in.
    The law is silent on what came in later than that last day: then it starts when it came in.
    """
    term = objection_term_for(instrument, has_committee=has_committee).term
    start = received_on if instrument is Instrument.BU else last_day
    if received_on > start:
        start = received_on
        term = replace(
            term, day_zero=dutch("de dag waarop het bezwaarschrift binnenkwam, na de termijn,")
        )
    return CaseClock(start, term, tuple(events), decided_on)


def postponement(instrument: Instrument, length: int) -> Term:
    """The term by which the decision is put off once (Awb 7:10 lid 3; WarBES 69).

    Raises InvalidTerm when it is longer than the law allows.
    """
    longest = objection_term_for(instrument).longest_extension
    if length > longest.length:
        raise InvalidTerm(
            dutch(
                "Verdagen kan met ten hoogste {termijn} ({bron}).",
                termijn=longest,
                bron=longest.source,
            )
        )
    return replace(longest, length=length)


def repair_suspension(asked_on: date, last: date) -> Suspension | None:
    """The days after the request to repair, up to and including `last` (Awb 6:6, 7:10 lid 2).

    None when the repair came so quickly that no day stood still.
    """
    first = asked_on + ONE_DAY
    return Suspension(first, last, SuspensionGround.REPAIR) if first <= last else None


def appeal_last_day(decided_on: date, instrument: Instrument) -> date:
    """The last day to go to the court against a decision that was made known on `decided_on`.

    Six weeks, as for the bezwaar itself (Awb 6:7, 6:8, 6:24; WarBES 16, 76). Raises
    UnknownCalendarYear in a year without known decree.
    """
    return term_end(decided_on, remedy_for(instrument).term)


def new_decision_clock(decided_on: date, instrument: Instrument) -> CaseClock:
    """The clock of the new decision after a bezwaar or beroep that was gegrond.

    The minister takes it as far as needed (Awb 7:11 lid 2), or as the court orders (8:72 lid 4). No
    article sets its term, so it is a reasonable one of at most eight weeks (4:13); for the islands,
    where the Awb does not hold, we keep the same weeks as a rule of our own.
    """
    term = NEW_DECISION_TERM_BES if instrument is Instrument.BU else NEW_DECISION_TERM
    return CaseClock(decided_on, term, is_reasonable_term=True)
