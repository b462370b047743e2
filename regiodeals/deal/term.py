"""The twelve weeks in which a deal must get its beschikking; the same in every tranche."""

from collections.abc import Iterable
from datetime import date, timedelta
from enum import StrEnum
from functools import cache

from regiodeals.deal.models import ClockEvent, Deal, DealStatus
from regiodeals.legal.calendar import UnknownCalendarYear, covered_years
from regiodeals.legal.case_clock import CaseClock, DelayNotice
from regiodeals.legal.term_steps import TermExplanation
from regiodeals.legal.terms import VERLENINGSTERMIJN, Term, TermUnit, last_day

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
    return last_grant_day(deal.concluded_on)


@cache
def term_bounds() -> tuple[date, date]:
    """The first and the last day of conclusion of which the last day to grant is known."""
    years = covered_years()
    weeks = timedelta(weeks=VERLENINGSTERMIJN.length)
    first, last = date(years[0], 1, 1) - weeks, date(years[-1], 12, 31) - weeks
    while last_grant_day(first) is None:
        first += timedelta(days=1)
    while last_grant_day(last) is None:
        last -= timedelta(days=1)
    return first, last


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


def last_grant_day(concluded_on: date | None) -> date | None:
    """The last day to grant for a convenant of that day; None when it is not known."""
    try:
        return last_day(concluded_on, VERLENINGSTERMIJN) if concluded_on else None
    except UnknownCalendarYear:
        # One deal with a day that cannot be right must not take the whole list along.
        return None
