"""Reminders come on the days of the policy, counted from the last day."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from monitoring.herinnering.schedule import FURTHEST, Rule, due_days, last_of
from regiodeals.legal.calendar import is_free_day

DAYS = st.dates(date(2024, 1, 15), date(2025, 12, 1))
OFFSETS = st.lists(st.integers(-FURTHEST, FURTHEST), max_size=8, unique=True).map(tuple)


def test_the_standard_is_42_14_and_3_before_the_day_itself_and_7_and_21_after():
    days = [step.day for step in Rule().steps(date(2025, 6, 14))]
    assert days == [
        date(2025, 5, 3),
        date(2025, 5, 31),
        date(2025, 6, 11),
        date(2025, 6, 14),
        date(2025, 6, 21),
        date(2025, 7, 5),
        date(2025, 7, 12),
    ]


def test_only_the_last_of_them_goes_over_the_head_of_who_owes():
    steps = list(Rule().steps(date(2025, 6, 14)))
    assert [step.is_escalation for step in steps] == [False] * 6 + [True]


def test_a_kind_that_never_escalates_ends_with_its_last_day():
    steps = list(Rule((-3,), escalates_after=None).steps(date(2025, 6, 14)))
    assert [step.offset for step in steps] == [-3]


def test_the_day_before_29_february_is_found_without_a_leap_of_the_year():
    steps = Rule((-365,), escalates_after=None).steps(date(2024, 2, 29))
    assert [step.day for step in steps] == [date(2023, 3, 1)]


def test_on_working_days_a_day_before_goes_back_and_a_day_after_goes_forward():
    rule = Rule((-3, 7), escalates_after=None, only_working_days=True)
    # Pinksteren: Sunday 8 and Monday 9 June 2025.
    assert [step.day for step in rule.steps(date(2025, 6, 11))] == [
        date(2025, 6, 6),
        date(2025, 6, 18),
    ]
    # Friday 30 May is equated with a holiday, the Thursday before it is Hemelvaart.
    assert [step.day for step in rule.steps(date(2025, 6, 2))] == [
        date(2025, 5, 28),
        date(2025, 6, 10),
    ]


def test_where_no_decree_is_known_yet_only_the_weekend_is_free():
    rule = Rule((0,), escalates_after=None, only_working_days=True)
    assert [step.day for step in rule.steps(date(2090, 1, 1))] == [date(2089, 12, 30)]


def test_of_missed_days_the_last_is_said_and_an_escalation_goes_before_a_reminder():
    rule = Rule((7, 28), escalates_after=28)
    steps = rule.steps_between(date(2025, 6, 14), date(2025, 6, 14), date(2025, 8, 1))
    assert [last_of(steps)] == [step for step in steps if step.is_escalation]
    assert last_of([]) is None


@given(DAYS, OFFSETS, st.booleans())
def test_no_step_on_working_days_falls_on_a_free_day(due_on, offsets, escalates):
    rule = Rule(offsets, 21 if escalates else None, only_working_days=True)
    for step in rule.steps(due_on):
        if date(2024, 1, 1) <= step.day <= date(2026, 12, 31):
            assert not is_free_day(step.day)
            nominal = due_on + timedelta(days=step.offset)
            assert step.day <= nominal if step.offset <= 0 else step.day >= nominal


@given(DAYS, OFFSETS, DAYS, st.integers(1, 60))
def test_two_windows_beside_each_other_hold_what_one_window_holds(due_on, offsets, begin, length):
    rule = Rule(offsets)
    middle, end = begin + timedelta(days=length), begin + timedelta(days=2 * length)
    both = rule.steps_between(due_on, begin, middle) + rule.steps_between(due_on, middle, end)
    assert both == rule.steps_between(due_on, begin, end)


@given(DAYS, OFFSETS, st.booleans(), DAYS, st.integers(1, 10))
def test_the_days_that_are_looked_up_are_those_with_a_step(due_on, offsets, free, begin, length):
    rules = [Rule(offsets, only_working_days=free), Rule()]
    end = begin + timedelta(days=length)
    has_step = any(rule.steps_between(due_on, begin, end) for rule in rules)
    assert (due_on in due_days(rules, begin, end)) == has_step
