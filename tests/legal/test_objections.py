"""Whether a bezwaarschrift is in time, and by when it must be decided on."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiodeals.legal.case_clock import ClockState, Extension
from regiodeals.legal.grant_rules import Instrument
from regiodeals.legal.objections import (
    FURTHER_DELAY,
    Receipt,
    Timeliness,
    appeal_last_day,
    objection_clock,
    postponement,
    repair_suspension,
    timeliness,
)
from regiodeals.legal.terms import InvalidTerm, Term, TermUnit

SPUK, BU = Instrument.SPUK, Instrument.BU
LAST = date(2024, 12, 30)
DAY_AFTER = date(2024, 12, 31)
LAST_BY_POST = date(2025, 1, 6)
ONE_DAY = timedelta(days=1)
IN_TIME, BY_POST, LATE = Timeliness.IN_TIME, Timeliness.BY_POST, Timeliness.LATE


def judged(received, posted=None, elsewhere=None, instrument=SPUK):
    receipt = Receipt(received, posted, elsewhere)
    return timeliness(receipt, last_day=LAST, instrument=instrument)


# ---- in time ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("received", "posted", "outcome"),
    [
        (LAST, None, IN_TIME),
        (DAY_AFTER, None, LATE),
        (DAY_AFTER, LAST, BY_POST),
        (LAST_BY_POST, LAST, BY_POST),
        (LAST_BY_POST + ONE_DAY, LAST, LATE),
        (DAY_AFTER, DAY_AFTER, LATE),
    ],
)
@pytest.mark.parametrize("instrument", Instrument)
def test_it_is_in_time_by_the_day_it_came_or_went_on_the_post(
    received, posted, outcome, instrument
):
    assert judged(received, posted, instrument=instrument) is outcome


def test_what_came_to_the_wrong_organ_in_time_is_in_time():
    assert judged(date(2025, 2, 3), elsewhere=LAST) is IN_TIME
    assert judged(date(2025, 2, 3), elsewhere=DAY_AFTER) is LATE
    assert judged(date(2025, 2, 3), LAST, elsewhere=LAST_BY_POST) is BY_POST


def test_days_that_contradict_each_other_are_refused():
    with pytest.raises(InvalidTerm, match="Controleer beide dagen"):
        Receipt(LAST, posted_on=DAY_AFTER)
    with pytest.raises(InvalidTerm, match="Controleer beide dagen"):
        Receipt(LAST, elsewhere_on=DAY_AFTER)


@given(
    received=st.dates(date(2024, 11, 19), date(2025, 12, 31)),
    days=st.integers(min_value=0, max_value=60),
)
def test_posting_earlier_never_makes_it_later(received, days):
    order = [LATE, BY_POST, IN_TIME]
    posted = received - timedelta(days=days)
    earlier = judged(received, posted - ONE_DAY)
    assert order.index(earlier) >= order.index(judged(received, posted))


# ---- the clock -------------------------------------------------------------------------------


def running(instrument=SPUK, received=date(2024, 12, 2), has_committee=False, last=LAST, **fields):
    return objection_clock(
        instrument, last_day=last, received_on=received, has_committee=has_committee, **fields
    )


def test_under_the_awb_six_weeks_run_from_the_end_of_the_term_to_object():
    assert running().last_day() == date(2025, 2, 10)
    assert running(received=LAST).last_day() == date(2025, 2, 10)


def test_with_a_committee_it_is_twelve():
    assert running(has_committee=True).last_day() == date(2025, 3, 24)


def test_on_the_islands_four_months_run_from_the_day_it_came():
    clock = running(BU, received=date(2024, 10, 31), last=date(2024, 12, 9))
    assert clock.last_day() == date(2025, 2, 28)
    assert running(BU, received=date(2024, 10, 31), has_committee=True).last_day() == date(
        2025, 2, 28
    )


def test_on_the_islands_the_four_months_may_end_on_a_sunday():
    assert running(BU, received=date(2024, 10, 2)).last_day() == date(2025, 2, 2)


def test_what_came_after_the_term_is_decided_on_from_the_day_it_came():
    clock = running(received=date(2025, 3, 3))
    assert clock.last_day() == date(2025, 4, 14)
    explanation = clock.explain()
    assert explanation is not None
    assert "binnenkwam, na de termijn" in explanation.steps[0].sentence


def test_the_end_on_a_free_day_moves_on():
    assert running(last=date(2025, 4, 17)).last_day() == date(2025, 6, 2)


def test_putting_off_adds_its_weeks_and_names_its_article():
    clock = running(events=[Extension(date(2025, 1, 20), postponement(SPUK, 6))])
    assert clock.last_day() == date(2025, 3, 24)
    explanation = clock.explain()
    assert explanation is not None
    assert "Algemene wet bestuursrecht, artikel 7:10 lid 3" in {s.source for s in explanation.steps}


@pytest.mark.parametrize(("instrument", "longest"), [(SPUK, 6), (BU, 30)])
def test_putting_off_is_as_long_as_the_law_allows_and_no_longer(instrument, longest):
    assert postponement(instrument, longest).length == longest
    with pytest.raises(InvalidTerm, match="ten hoogste"):
        postponement(instrument, longest + 1)
    with pytest.raises(InvalidTerm, match="ten minste 1"):
        postponement(instrument, 0)


def test_the_days_to_repair_do_not_count():
    suspension = repair_suspension(date(2025, 1, 13), date(2025, 1, 27))
    assert suspension is not None
    clock = running(events=[suspension])
    assert clock.last_day() == date(2025, 2, 24)
    assert clock.state(date(2025, 1, 13)) is ClockState.RUNNING
    assert clock.state(date(2025, 1, 14)) is ClockState.SUSPENDED
    assert clock.state(date(2025, 1, 27)) is ClockState.SUSPENDED
    assert clock.state(date(2025, 1, 28)) is ClockState.RUNNING
    assert suspension.ground.source == "Algemene wet bestuursrecht, artikel 6:6 en 7:10 lid 2"


def test_what_is_repaired_at_once_suspends_nothing():
    assert repair_suspension(date(2025, 1, 13), date(2025, 1, 13)) is None


def test_one_can_go_to_the_court_for_six_weeks_after_the_decision():
    assert appeal_last_day(date(2025, 2, 3), SPUK) == date(2025, 3, 17)
    assert appeal_last_day(date(2025, 3, 7), SPUK) == date(2025, 4, 22)
    assert appeal_last_day(date(2025, 2, 3), BU) == date(2025, 3, 17)


WITHIN = st.dates(date(2025, 1, 1), date(2025, 2, 10))


@given(
    put_off_on=WITHIN,
    weeks=st.integers(1, 6),
    asked_on=WITHIN,
    days=st.integers(1, 40),
    further=st.integers(1, 10),
)
def test_whatever_moves_the_clock_it_ends_later_and_explains_every_day(
    put_off_on, weeks, asked_on, days, further
):
    suspension = repair_suspension(asked_on, asked_on + timedelta(days=days))
    assert suspension is not None
    events = [
        Extension(put_off_on, postponement(SPUK, weeks)),
        suspension,
        Extension(put_off_on, Term(further, TermUnit.WEEKS, source=FURTHER_DELAY)),
    ]
    clock = running(events=events)
    counted = date(2025, 2, 10) + timedelta(weeks=weeks + further, days=days)
    assert clock.nominal_last_day() == counted
    last, explanation = clock.last_day(), clock.explain()
    assert last is not None
    assert counted <= last <= counted + timedelta(days=6)
    assert explanation is not None
    assert {suspension.ground.source, FURTHER_DELAY} <= {step.source for step in explanation.steps}
    assert explanation.steps[-1].day == last


@given(received=st.dates(date(2024, 1, 1), date(2026, 12, 31)))
def test_four_months_end_on_the_same_day_of_the_month_or_the_last_one(received):
    last = running(BU, received=received, last=date(2026, 12, 31)).last_day()
    assert last is not None
    months = (last.year - received.year) * 12 + last.month - received.month
    assert months == 4
    assert last.day == received.day or (last + ONE_DAY).day == 1
