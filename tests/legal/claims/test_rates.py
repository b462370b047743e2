"""The table of the statutory interest: true rates, cut where they change, and never guessed."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiodeals.legal.claims import KNOWN_UNTIL, RATES, UnknownRate, rate_on
from regiodeals.legal.claims.rates import rate_periods

ONE_DAY = timedelta(days=1)
DAYS = st.dates(RATES[0].since, KNOWN_UNTIL)


@pytest.mark.parametrize(
    ("day", "percent"),
    [
        (date(2015, 1, 1), 2),
        (date(2022, 12, 31), 2),
        (date(2023, 1, 1), 4),
        (date(2023, 6, 30), 4),
        (date(2023, 7, 1), 6),
        (date(2024, 1, 1), 7),
        (date(2024, 12, 31), 7),
        (date(2025, 1, 1), 6),
        (date(2025, 12, 31), 6),
        (date(2026, 1, 1), 4),
    ],
)
def test_the_rate_holds_from_its_day_on(day, percent):
    assert rate_on(day).percent == percent


def test_each_rate_names_its_decree_and_begins_a_half_year():
    for rate in RATES:
        assert "Stb." in rate.source
        assert (rate.since.month, rate.since.day) in {(1, 1), (7, 1)}


@pytest.mark.parametrize("day", [RATES[0].since - ONE_DAY, KNOWN_UNTIL + ONE_DAY])
def test_a_day_outside_the_table_is_refused_with_what_to_do(day):
    with pytest.raises(UnknownRate, match="Laat het percentage uit het Staatsblad eerst opnemen"):
        rate_on(day)


def test_a_stretch_that_leaves_the_table_is_refused_as_a_whole():
    with pytest.raises(UnknownRate):
        list(rate_periods(KNOWN_UNTIL, KNOWN_UNTIL + ONE_DAY))


def test_an_empty_stretch_has_no_periods():
    assert list(rate_periods(date(2025, 2, 1), date(2025, 1, 31))) == []


@given(DAYS, DAYS)
def test_the_periods_follow_one_another_and_hold_one_rate_each(one, other):
    first, last = min(one, other), max(one, other)
    periods = list(rate_periods(first, last))
    assert periods[0].first_day == first
    assert periods[-1].last_day == last
    for before, after in pairwise(periods):
        assert after.first_day == before.last_day + ONE_DAY
        assert after.rate != before.rate
    for period in periods:
        assert rate_on(period.first_day) == rate_on(period.last_day) == period.rate
