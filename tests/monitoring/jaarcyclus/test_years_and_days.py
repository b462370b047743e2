"""Which years a deal has and which day a year has: counting, without a database."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitoring.jaarcyclus.schedule import (
    KINDS,
    cycle_years,
    is_yearly_day,
    last_day_of,
    owed_years,
    period_of,
)
from regiodeals.common.dutch_dates import MONTHS
from regiodeals.obligations.models import ObligationKind

REPORT, MEETING = KINDS
granted = st.dates(date(2018, 1, 1), date(2035, 12, 31))
years = st.integers(2019, 2060)


def test_before_15_june_means_that_14_june_is_the_last_day():
    assert last_day_of(REPORT, "15 juni", 2025) == date(2025, 6, 14)


@pytest.mark.parametrize(
    ("before", "year", "last"),
    [
        ("1 januari", 2025, date(2025, 12, 31)),
        ("1 oktober", 2025, date(2025, 9, 30)),
        ("1 maart", 2028, date(2028, 2, 29)),
        ("1 maart", 2027, date(2027, 2, 28)),
        ("29 februari", 2028, None),
        ("", 2028, None),
    ],
)
def test_the_overleg_of_a_year_is_held_in_that_year(before, year, last):
    assert last_day_of(MEETING, before, year) == last


def test_the_year_of_an_overleg_reports_on_the_year_before():
    assert period_of(ObligationKind.RAPPORTAGE, 2025) == "2024"
    assert period_of(ObligationKind.OVERLEG, 2025) == "2025"


@pytest.mark.parametrize(
    "day", ["29 februari", "30 februari", "31 april", "15", "juni", "", "0 mei"]
)
def test_a_day_that_does_not_come_every_year_is_none(day):
    assert not is_yearly_day(day)


def test_a_deal_of_november_2024_has_its_first_year_in_2025_and_no_year_after_its_end():
    granted_on, ends_on = date(2024, 11, 18), date(2028, 12, 31)
    assert list(cycle_years(granted_on, ends_on, date(2024, 11, 18))) == [2025]
    assert list(owed_years(granted_on, ends_on, date(2024, 11, 18))) == [2025]
    assert list(owed_years(granted_on, ends_on, date(2025, 1, 1))) == [2025, 2026]
    assert list(cycle_years(granted_on, ends_on, date(2031, 5, 1))) == [2025, 2026, 2027, 2028]
    assert list(cycle_years(granted_on, date(2024, 12, 31), date(2025, 5, 1))) == []


@given(granted, st.none() | granted, granted)
def test_no_year_comes_before_the_first_full_one_nor_after_the_end(granted_on, ends_on, today):
    for year in (*cycle_years(granted_on, ends_on, today), *owed_years(granted_on, ends_on, today)):
        assert year > granted_on.year
        assert ends_on is None or year <= ends_on.year


@given(st.integers(1, 31), st.sampled_from(MONTHS), years, st.sampled_from(KINDS))
def test_the_last_day_is_the_day_before_and_lies_with_its_year(day, month, year, kind):
    last = last_day_of(kind, f"{day} {month}", year)
    assert (last is not None) == is_yearly_day(f"{day} {month}")
    if last is not None:
        following = last + timedelta(days=1)
        assert (following.day, MONTHS[following.month - 1]) == (day, month)
        assert kind is not MEETING or last.year == year
