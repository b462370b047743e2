"""The twelve weeks of a deal on the page: how they stand, and which ends first."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiodeals.board.rendering import first_end
from regiodeals.deal.models import Deal, DealStatus
from regiodeals.deal.rendering import TermState, grant_by, grant_clock, term_state
from regiodeals.legal.calendar import UnknownCalendarYear
from regiodeals.tranche.models import Tranche

CONCLUDED = date(2024, 9, 24)
LAST = date(2024, 12, 17)
TODAY = date(2024, 11, 18)
DAYS_WITH_RULES = st.dates(min_value=date(2023, 1, 1), max_value=date(2028, 6, 30))


def deal(status: str = DealStatus.GESLOTEN, **fields: object) -> Deal:
    known = {"concluded_on": CONCLUDED, "tranche": Tranche(number=5)}
    return Deal(status=status, **(known | fields))


def state(subject: Deal) -> TermState:
    return term_state(subject, grant_by(subject))


def test_the_term_ends_twelve_weeks_after_the_convenant():
    assert grant_by(deal()) == LAST


def test_no_term_runs_before_the_convenant_is_concluded():
    subject = deal(DealStatus.IN_VOORBEREIDING, concluded_on=None)
    assert grant_by(subject) is None
    assert grant_clock(subject) is None
    assert state(subject) is TermState.NONE


def test_the_term_runs_from_the_convenant_to_the_grant():
    assert state(deal()) is TermState.RUNNING


@pytest.mark.parametrize(
    ("granted_on", "expected"),
    [
        (LAST - timedelta(days=1), TermState.IN_TIME),
        (LAST, TermState.IN_TIME),
        (LAST + timedelta(days=1), TermState.LATE),
    ],
)
def test_a_grant_on_the_last_day_is_in_time(granted_on, expected):
    assert state(deal(DealStatus.BESCHIKT, granted_on=granted_on)) is expected


def test_the_term_stops_when_the_convenant_is_terminated():
    assert state(deal(DealStatus.OPGEZEGD)) is TermState.NONE


def test_a_day_of_a_year_without_known_free_days_takes_no_list_along():
    subject = deal(concluded_on=date(2014, 9, 24))
    assert grant_by(subject) is None
    assert state(subject) is TermState.UNKNOWN
    with pytest.raises(UnknownCalendarYear):
        grant_clock(subject)


def test_the_explained_clock_ends_on_the_same_day():
    explanation = grant_clock(deal())
    assert explanation is not None
    assert explanation.last_day == LAST


def test_without_running_terms_there_is_no_first():
    assert first_end([]) is None


@given(st.lists(DAYS_WITH_RULES, max_size=20))
def test_no_running_term_ends_before_the_first(concluded):
    ends = (grant_by(deal(concluded_on=day)) for day in concluded)
    assert first_end(concluded) == min((end for end in ends if end), default=None)
