"""The term in which the minister decides on a request of the region (Awb 4:13 to 4:15).

The Besluit sets none (it only says that a request is written and gives reasons, articles 7, 14 and
16, lid 3), so it is a reasonable one: over after eight weeks in any case, unless a notice of delay
names another. For the islands the Awb does not hold (IBES 3) and no term was found: there we keep
the same weeks as a rule of our own, and a person judges.
"""

from collections.abc import Iterable
from datetime import date

from regiodeals.common.citations import NO_TERM_KNOWN
from regiodeals.common.words import dutch
from regiodeals.legal.case_clock import (
    CaseClock,
    DelayNotice,
    Event,
    Suspension,
    SuspensionGround,
)
from regiodeals.legal.grant_rules import Instrument
from regiodeals.legal.terms import ATW_EXTENDED, ONE_DAY, Term, TermUnit

DAY_ZERO = dutch("de dag waarop het verzoek binnenkwam")
REQUEST_TERM = Term(
    8,
    TermUnit.WEEKS,
    source="Algemene wet bestuursrecht, artikel 4:13 lid 2",
    day_zero=DAY_ZERO,
)
TERM_OF_OUR_OWN = Term(
    8,
    TermUnit.WEEKS,
    source=NO_TERM_KNOWN,
    day_zero=DAY_ZERO,
    extension=f"{ATW_EXTENDED} en artikel 5a",
)


def has_statutory_term(instrument: Instrument) -> bool:
    """Whether a law sets the term: not for the islands, where the Awb does not hold (IBES 3)."""
    return instrument is not Instrument.BU


def request_clock(
    instrument: Instrument,
    *,
    received_on: date,
    events: Iterable[Event] = (),
    decided_on: date | None = None,
) -> CaseClock:
    """The clock of the decision on a request that came in on a day (Awb 4:13)."""
    term = REQUEST_TERM if has_statutory_term(instrument) else TERM_OF_OUR_OWN
    return CaseClock(received_on, term, tuple(events), decided_on, is_reasonable_term=True)


def completion_suspension(asked_on: date, last: date) -> Suspension | None:
    """The days after the question, up to and including `last` (Awb 4:15 lid 1, onder a).

    None when the answer came so quickly that no day stood still.
    """
    first = asked_on + ONE_DAY
    return Suspension(first, last, SuspensionGround.COMPLETION) if first <= last else None


def delay_notice(told_on: date, weeks: int) -> DelayNotice:
    """A notice that names a new reasonable term from that day (Awb 4:14 lid 3).

    Raises InvalidTerm when it is not at least one week.
    """
    source = "Algemene wet bestuursrecht, artikel 4:14 lid 3"
    return DelayNotice(told_on, Term(weeks, TermUnit.WEEKS, source=source))
