"""The clock of a case: what moves its end, and how it stands on a day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from regiodeals.legal.case_clock import (
    CaseClock,
    ClockState,
    DelayNotice,
    Event,
    Extension,
    Suspension,
    SuspensionGround,
)
from regiodeals.legal.term_steps import explain
from regiodeals.legal.terms import (
    VERLENINGSTERMIJN,
    InvalidTerm,
    Term,
    TermUnit,
    counted_back,
    last_day,
    nominal_last_day,
)

LOOPT, GESCHORST, VERSTREKEN, VOLDAAN = ClockState
START = date(2024, 9, 24)
NOMINAL = date(2024, 12, 17)
EIGHT_WEEKS = Term(8, TermUnit.WEEKS, source="Algemene wet bestuursrecht, artikel 4:13 lid 2")
TWO_WEEKS = Term(2, TermUnit.WEEKS, source="Besluit, artikel 14 lid 3")
STARTS = st.dates(min_value=date(2023, 1, 1), max_value=date(2027, 6, 30))
TERMS = st.one_of(
    st.builds(Term, st.integers(1, 100), st.just(TermUnit.DAYS)),
    st.builds(Term, st.integers(1, 14), st.just(TermUnit.WEEKS)),
    st.builds(Term, st.integers(1, 5), st.just(TermUnit.MONTHS)),
)


def days(number: int) -> timedelta:
    return timedelta(days=number)


def suspended(
    first: date, number: int, ground: SuspensionGround = SuspensionGround.COMPLETION
) -> Suspension:
    return Suspension(first, first + days(number - 1), ground)


def clock(*events: Event, **fields: object) -> CaseClock:
    return CaseClock(START, VERLENINGSTERMIJN, events, **fields)  # type: ignore[arg-type]


# ---- properties ------------------------------------------------------------------------------


@given(STARTS, TERMS)
def test_without_events_it_is_the_plain_term(start, term):
    plain = CaseClock(start, term)
    assert plain.last_day() == last_day(start, term)
    assert plain.explain() == explain(start, term)


@given(STARTS, TERMS, st.integers(1, 60), st.data())
def test_suspending_days_moves_the_counted_end_by_exactly_those_days(start, term, number, data):
    end = nominal_last_day(start, term)
    first = data.draw(st.dates(min_value=start + days(1), max_value=end))
    moved = CaseClock(start, term, (suspended(first, number),))
    assert moved.nominal_last_day() == end + days(number)


@given(STARTS, st.integers(1, 20), st.integers(1, 20), st.integers(1, 20), st.integers(0, 20))
def test_the_order_in_which_events_are_registered_does_not_matter(start, a, b, before, gap):
    first = suspended(start + days(before), a)
    second = suspended(start + days(before + a + gap), b)
    extension = Extension(start + days(before), TWO_WEEKS)
    events: list[Event] = [first, second, extension]
    forward, backward = (
        CaseClock(start, EIGHT_WEEKS, tuple(order)) for order in (events, events[::-1])
    )
    assert forward.explain() == backward.explain()
    assert forward.nominal_last_day() == start + days(7 * 10 + a + b)


@given(STARTS, st.lists(st.tuples(st.integers(1, 30), st.integers(1, 25)), max_size=5))
def test_a_day_that_is_suspended_twice_counts_once(start, periods):
    events = [suspended(start + days(offset), number) for offset, number in periods]
    union = {offset + day for offset, number in periods for day in range(number)}
    moved = CaseClock(start, EIGHT_WEEKS, tuple(events))
    assert moved.nominal_last_day() == start + days(56 + len(union))


@given(STARTS, TERMS, st.integers(1, 40))
def test_the_end_is_moved_off_free_days_once_and_only_at_the_end(start, term, number):
    assume(term.is_extended)
    moved = CaseClock(start, term, (suspended(start + days(1), number),))
    nominal, last = moved.nominal_last_day(), moved.last_day()
    assert nominal is not None
    assert last is not None
    assert nominal <= last <= nominal + days(7)


@given(STARTS, TERMS)
def test_counting_back_and_on_again_never_passes_the_moment(start, term):
    back = counted_back(start, term)
    assert back < start
    assert nominal_last_day(back, term) <= start


# ---- suspension (Awb 4:15) -------------------------------------------------------------------


def test_an_explanation_tells_every_move_with_its_article():
    found = clock(suspended(date(2024, 10, 1), 10)).explain()
    assert found is not None
    assert found.last_day == date(2024, 12, 30)
    step = next(step for step in found.steps if step.day == date(2024, 10, 1))
    assert step.sentence == (
        "Geschorst van dinsdag 1 oktober 2024 tot en met donderdag 10 oktober 2024, omdat de"
        " aanvraag moet worden aangevuld. Dat telt voor 10 dagen: het einde wordt vrijdag"
        " 27 december 2024."
    )
    assert step.source == "Algemene wet bestuursrecht, artikel 4:15 lid 1, onder a"
    passed_over = [step.day for step in found.steps if step.day > date(2024, 12, 1)]
    assert passed_over == [date(2024, 12, day) for day in (27, 28, 29, 30)]


@pytest.mark.parametrize("ground", SuspensionGround)
def test_every_ground_has_its_part_of_the_article(ground):
    article = "6:6 en 7:10" if ground is SuspensionGround.REPAIR else "4:15"
    assert ground.source.startswith(f"Algemene wet bestuursrecht, artikel {article} lid ")


def test_while_a_suspension_goes_on_there_is_no_last_day_but_days_left():
    stopped = clock(Suspension(date(2024, 12, 10), None, SuspensionGround.CONSENT))
    assert (stopped.last_day(), stopped.nominal_last_day(), stopped.explain()) == (None, None, None)
    assert stopped.state(date(2025, 6, 1)) is GESCHORST
    assert stopped.days_left(date(2024, 12, 9)) == 8
    assert stopped.days_left(date(2025, 6, 1)) == stopped.days_left(date(2024, 12, 10)) == 8
    assert "nog geen einddag" in next(iter(stopped.moved_steps())).sentence


def test_days_before_the_start_or_after_the_end_suspend_nothing():
    early, late = suspended(START - days(5), 3), suspended(NOMINAL + days(1), 30)
    unmoved = clock(early, late)
    assert unmoved.last_day() == NOMINAL
    assert unmoved.state(NOMINAL + days(1)) is VERSTREKEN
    assert "al verstreken" in list(unmoved.moved_steps())[-1].sentence


def test_a_day_that_rolled_over_can_still_be_suspended():
    # Eight weeks from Saturday end on a Saturday, so the Monday after is the last day.
    saturday = CaseClock(date(2024, 9, 7), EIGHT_WEEKS)
    assert saturday.last_day() == date(2024, 11, 4)
    moved = replace(saturday, events=(suspended(date(2024, 11, 4), 3),))
    assert moved.last_day() == date(2024, 11, 7)


def test_a_suspension_that_ends_before_it_begins_is_refused():
    with pytest.raises(InvalidTerm, match="eindigt niet voor ze begint"):
        Suspension(START, START - days(1), SuspensionGround.CONSENT)


# ---- extension and notice of delay (Awb 4:14) ------------------------------------------------


def test_an_extension_adds_its_term_to_the_end_under_its_own_article():
    longer = clock(Extension(date(2024, 12, 1), TWO_WEEKS))
    assert longer.last_day() == date(2024, 12, 31)
    step = next(iter(longer.moved_steps()))
    assert step.sentence == "Verlengd met 2 weken: het einde wordt dinsdag 31 december 2024."
    assert step.source == "Besluit, artikel 14 lid 3"


def test_an_extension_after_the_end_comes_too_late():
    assert clock(Extension(NOMINAL + days(1), TWO_WEEKS)).last_day() == NOMINAL


def test_a_notice_of_delay_moves_a_reasonable_term_to_its_own_new_end():
    told = DelayNotice(date(2024, 11, 12), TWO_WEEKS)
    moved = CaseClock(START, EIGHT_WEEKS, (told,), is_reasonable_term=True)
    assert moved.last_day() == date(2024, 11, 26)
    assert next(iter(moved.moved_steps())).source.endswith("artikel 4:14 lid 3")


def test_a_notice_of_delay_never_makes_a_term_shorter():
    told = DelayNotice(START + days(1), TWO_WEEKS)
    moved = CaseClock(START, EIGHT_WEEKS, (told,), is_reasonable_term=True)
    assert moved.last_day() == last_day(START, EIGHT_WEEKS)


def test_a_notice_of_delay_leaves_a_term_that_a_rule_sets_where_it_is():
    told = clock(DelayNotice(date(2024, 12, 10), TWO_WEEKS))
    assert told.last_day() == NOMINAL
    step = next(iter(told.moved_steps()))
    assert "uiterlijk op dinsdag 24 december 2024" in step.sentence
    assert step.source.endswith("artikel 4:14 lid 1")


# ---- how it stands ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "state", "left"),
    [
        (START, LOOPT, 94),
        (date(2024, 9, 30), LOOPT, 88),
        (date(2024, 10, 1), GESCHORST, 87),
        (date(2024, 10, 10), GESCHORST, 78),
        (date(2024, 10, 11), LOOPT, 77),
        (date(2024, 12, 27), LOOPT, 0),
        (date(2024, 12, 30), LOOPT, -3),
    ],
)
def test_a_clock_stands_otherwise_on_each_side_of_a_boundary(on, state, left):
    found = clock(suspended(date(2024, 10, 1), 10))
    assert (found.state(on), found.days_left(on)) == (state, left + 3)


def test_the_day_after_the_last_it_has_passed():
    assert clock().state(NOMINAL) is LOOPT
    assert clock().state(NOMINAL + days(1)) is VERSTREKEN
    assert clock().days_left(NOMINAL + days(1)) == -1


def test_from_the_decision_on_it_is_met_also_when_late():
    decided = clock(decided_on=NOMINAL + days(3))
    assert decided.state(NOMINAL + days(2)) is VERSTREKEN
    assert decided.state(NOMINAL + days(3)) is VOLDAAN
    assert decided.days_left(NOMINAL + days(3)) is None


@pytest.mark.parametrize(
    ("moment", "term", "day"),
    [
        (date(2024, 12, 31), Term(8, TermUnit.WEEKS), date(2024, 11, 5)),
        (date(2025, 1, 8), Term(2, TermUnit.WEEKS), date(2024, 12, 25)),
        (date(2024, 5, 31), Term(3, TermUnit.MONTHS), date(2024, 2, 29)),
        (date(2024, 2, 29), Term(1, TermUnit.YEARS), date(2023, 2, 28)),
        (date(2024, 3, 11), Term(10, TermUnit.DAYS), date(2024, 3, 1)),
    ],
)
def test_counting_back_stops_on_the_day_itself_also_when_it_is_free(moment, term, day):
    assert counted_back(moment, term) == day


def test_counting_back_off_the_calendar_is_refused():
    with pytest.raises(InvalidTerm):
        counted_back(date(1, 1, 5), Term(2, TermUnit.WEEKS))
