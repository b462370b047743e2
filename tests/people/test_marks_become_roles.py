"""Marks to sign that overlapped become one role: nobody has a role twice on a day."""

from datetime import date, timedelta
from importlib import import_module

import pytest
from hypothesis import given
from hypothesis import strategies as st

merged = import_module("regiodeals.migrations.0006_who_signs_has_a_role").merged
FIRST, LAST = date(2024, 1, 1), date(2024, 3, 31)


def day(number):
    return FIRST + timedelta(days=number)


PERIODS = st.lists(
    st.tuples(st.integers(0, 60), st.none() | st.integers(0, 30)).map(
        lambda drawn: (day(drawn[0]), None if drawn[1] is None else day(sum(drawn)))
    ),
    max_size=6,
)


def days_of(periods):
    """Each day up to LAST on which one of the periods holds, as often as it holds."""
    return [
        begin + timedelta(days=number)
        for begin, end in periods
        for number in range((min(end or LAST, LAST) - begin).days + 1)
    ]


@pytest.mark.parametrize(
    ("periods", "roles"),
    [
        ([], []),
        ([(day(0), day(9)), (day(5), day(20))], [(day(0), day(20))]),
        ([(day(0), None), (day(5), day(20))], [(day(0), None)]),
        ([(day(0), day(9)), (day(5), None)], [(day(0), None)]),
        ([(day(0), day(30)), (day(5), day(9))], [(day(0), day(30))]),
        ([(day(0), day(4)), (day(5), day(9))], [(day(0), day(9))]),
        ([(day(6), day(9)), (day(0), day(4))], [(day(0), day(4)), (day(6), day(9))]),
    ],
)
def test_periods_that_overlap_or_follow_are_one(periods, roles):
    assert list(merged(periods)) == roles


@given(PERIODS)
def test_every_day_with_a_mark_is_a_day_with_one_role(periods):
    found = days_of(merged(periods))
    assert len(found) == len(set(found))
    assert set(found) == set(days_of(periods))
