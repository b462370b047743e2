"""The twelve weeks in which a deal must get its beschikking; the same in every tranche."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from regiodeals.deal.models import ClockEvent, Deal, DealStatus
from regiodeals.legal.calendar import UnknownCalendarYear
from regiodeals.legal.case_clock import CaseClock, DelayNotice
from regiodeals.legal.terms import (
    VERLENINGSTERMIJN,
    Term,
    TermExplanation,
    TermUnit,
    last_day,
)

NOW_DAYS = 14
SOON_DAYS = 28


class TermState(StrEnum):
    """How the term of a deal stands."""

    NONE = "none"
    RUNNING = "running"
    IN_TIME = "in_time"
    LATE = "late"
    # Concluded in a year of which the free days are not known here.
    UNKNOWN = "unknown"


def grant_by(deal: Deal) -> date | None:
    """The last day to grant; None before the convenant is concluded, or when it is not known."""
    return _last_day(deal.concluded_on)


def grant_clock(deal: Deal, events: Iterable[ClockEvent] = ()) -> TermExplanation | None:
    """The twelve weeks day by day, with what happened to them; None before the convenant.

    Raises UnknownCalendarYear when the free days of that time are not known, and UnknownRules when
    the rules of the tranche are not recorded.
    """
    if deal.concluded_on is None:
        return None
    notices = tuple(DelayNotice(event.day, Term(event.weeks, TermUnit.WEEKS)) for event in events)
    term = deal.tranche.rules.granting_term
    return CaseClock(deal.concluded_on, term, notices, deal.granted_on).explain()


def term_state(deal: Deal, last: date | None) -> TermState:
    """How the term stands, given its last day."""
    if deal.concluded_on is None:
        return TermState.NONE
    if last is None:
        return TermState.UNKNOWN
    if deal.granted_on is not None:
        return TermState.IN_TIME if deal.granted_on <= last else TermState.LATE
    return TermState.RUNNING if deal.status == DealStatus.GESLOTEN else TermState.NONE


@dataclass(frozen=True, slots=True)
class TermsLeft:
    """How many terms run, by how soon they end; `first` is the last day of the first of them."""

    first: date | None = None
    late: int = 0
    now: int = 0
    soon: int = 0
    later: int = 0

    @property
    def running(self) -> int:
        """All of them."""
        return self.late + self.now + self.soon + self.later


def terms_left(concluded: Iterable[tuple[date, int]], today: date) -> TermsLeft:
    """Count the running terms; `concluded` gives the days of conclusion with a number of deals."""
    counts = dict.fromkeys(("late", "now", "soon", "later"), 0)
    ends = []
    for day, number in concluded:
        last = _last_day(day)
        if last is not None:
            ends.append(last)
            counts[_urgency((last - today).days)] += number
    return TermsLeft(first=min(ends, default=None), **counts)


def _urgency(days: int) -> str:
    if days < 0:
        return "late"
    if days <= NOW_DAYS:
        return "now"
    return "soon" if days <= SOON_DAYS else "later"


def _last_day(concluded_on: date | None) -> date | None:
    try:
        return last_day(concluded_on, VERLENINGSTERMIJN) if concluded_on else None
    except UnknownCalendarYear:
        # One deal with a day that cannot be right must not take the whole list along.
        return None
