"""Which days are free under the Algemene termijnenwet."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiodeals.common.errors import InvalidInput
from regiodeals.legal.calendar import (
    UnknownCalendarYear,
    covered_years,
    easter_sunday,
    free_because,
    holidays,
    is_free_day,
    why_free,
)
from regiodeals.legal.equated_days import ROYAL_DECREES

COVERED_DAYS = st.dates(min_value=date(2023, 1, 1), max_value=date(2028, 12, 31))


def days_named(name: str) -> list[date]:
    return [day.day for year in covered_years() for day in holidays(year) if day.name == name]


def test_the_calendar_covers_the_years_of_the_two_royal_decrees():
    assert covered_years() == (2023, 2024, 2025, 2026, 2027, 2028)


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("Goede Vrijdag", "2023-04-07 2024-03-29 2025-04-18 2026-04-03 2027-03-26 2028-04-14"),
        ("Tweede Paasdag", "2023-04-10 2024-04-01 2025-04-21 2026-04-06 2027-03-29 2028-04-17"),
        ("Koningsdag", "2023-04-27 2024-04-27 2025-04-26 2026-04-27 2027-04-27 2028-04-27"),
        ("Hemelvaartsdag", "2023-05-18 2024-05-09 2025-05-29 2026-05-14 2027-05-06 2028-05-25"),
        ("Tweede Pinksterdag", "2023-05-29 2024-05-20 2025-06-09 2026-05-25 2027-05-17 2028-06-05"),
        ("Bevrijdingsdag", "2023-05-05 2024-05-05 2025-05-05 2026-05-05 2027-05-05 2028-05-05"),
        ("Nieuwjaarsdag", "2023-01-01 2024-01-01 2025-01-01 2026-01-01 2027-01-01 2028-01-01"),
        ("Eerste Kerstdag", "2023-12-25 2024-12-25 2025-12-25 2026-12-25 2027-12-25 2028-12-25"),
        ("Tweede Kerstdag", "2023-12-26 2024-12-26 2025-12-26 2026-12-26 2027-12-26 2028-12-26"),
    ],
)
def test_each_holiday_falls_on_its_days(name, days):
    assert [day.isoformat() for day in days_named(name)] == days.split()


def test_the_days_equated_by_royal_decree_are_exactly_those_of_the_decrees():
    equated = [day for decree in ROYAL_DECREES for day in decree.days]
    assert " ".join(day.isoformat() for day in equated) == (
        "2023-04-28 2023-05-19 2024-05-10 2024-12-27 2025-05-30 "
        "2026-01-02 2026-05-15 2027-05-07 2028-04-28 2028-05-26"
    )
    assert all(day.strftime("%u") == "5" for day in equated)


@pytest.mark.parametrize("decree", ROYAL_DECREES, ids=lambda decree: decree.number)
def test_a_decree_equates_days_in_its_own_years_after_it_came_into_force(decree):
    assert {day.year for day in decree.days} <= set(decree.years)
    assert decree.signed_on < decree.in_force_on < min(decree.days)


def test_no_year_is_settled_by_two_decrees():
    years = Counter(year for decree in ROYAL_DECREES for year in decree.years)
    assert set(years.values()) == {1}


def test_an_equated_day_names_its_decree():
    assert why_free(date(2024, 12, 27)) == (
        "gelijkgesteld met een feestdag (KB van 8 maart 2022, nr. 2022000289, Stcrt. 2022, 7812)"
    )


@pytest.mark.parametrize(
    ("day", "name", "source"),
    [
        ("2024-12-25", "Eerste Kerstdag", "Algemene termijnenwet, artikel 3 lid 1"),
        ("2025-04-18", "Goede Vrijdag", "Algemene termijnenwet, artikel 3 lid 2"),
        ("2024-12-28", "zaterdag", "Algemene termijnenwet, artikel 1 lid 1"),
        ("2024-12-29", "zondag", "Algemene termijnenwet, artikel 1 lid 1"),
    ],
)
def test_a_free_day_gives_its_name_and_article(day, name, source):
    reason = free_because(date.fromisoformat(day))
    assert reason is not None
    assert (reason.name, reason.source) == (name, source)


def test_a_holiday_on_a_saturday_is_called_by_its_own_name():
    assert why_free(date(2025, 4, 26)) == "Koningsdag"


def test_27_april_is_an_ordinary_sunday_in_2025():
    assert why_free(date(2025, 4, 27)) == "zondag"


def test_easter_sunday_needs_no_entry_of_its_own():
    assert why_free(date(2025, 4, 20)) == "zondag"


def test_a_working_day_has_no_reason_to_be_free():
    assert why_free(date(2024, 12, 24)) is None
    assert not is_free_day(date(2024, 12, 24))


def test_liberation_day_is_free_in_every_year_and_not_only_each_fifth():
    assert is_free_day(date(2026, 5, 5))


@given(COVERED_DAYS)
def test_a_day_is_free_exactly_when_there_is_a_reason(day):
    assert is_free_day(day) == (why_free(day) is not None)


@given(COVERED_DAYS)
def test_every_weekend_day_is_free(day):
    assert is_free_day(day) or day.isoweekday() < 6


@pytest.mark.parametrize("year", [2023, 2024, 2025, 2026, 2027, 2028])
def test_holidays_come_in_order_and_no_day_twice(year):
    days = [holiday.day for holiday in holidays(year)]
    assert days == sorted(set(days))
    assert {day.year for day in days} == {year}


def test_never_more_than_five_free_days_follow_each_other():
    longest = run = 0
    day = date(2023, 1, 1)
    while day.year <= 2028:
        run = run + 1 if is_free_day(day) else 0
        longest = max(longest, run)
        day += timedelta(days=1)
    assert longest == 5


@given(st.integers(min_value=1583, max_value=4099))
def test_easter_agrees_with_an_independent_computation(year):
    assert easter_sunday(year) == easter_by_knuth(year)


def easter_by_knuth(year: int) -> date:
    """The Art of Computer Programming, volume 1, algorithm 1.3.2 E."""
    golden, century = year % 19 + 1, year // 100 + 1
    skipped_leap_years = 3 * century // 4 - 12
    moon_correction = (8 * century + 5) // 25 - 5
    sunday = 5 * year // 4 - skipped_leap_years - 10
    epact = (11 * golden + 20 + moon_correction - skipped_leap_years) % 30
    epact += epact == 24 or (epact == 25 and golden > 11)
    full_moon = 44 - epact if epact <= 23 else 74 - epact
    return date(year, 3, 1) + timedelta(days=full_moon + 6 - (sunday + full_moon) % 7)


@pytest.mark.parametrize("ask", [is_free_day, why_free, free_because])
@pytest.mark.parametrize("day", ["2022-12-31", "2029-01-01", "2029-01-06", "2030-07-02"])
def test_outside_the_decrees_no_day_is_judged_not_even_a_sunday(ask, day):
    with pytest.raises(UnknownCalendarYear):
        ask(date.fromisoformat(day))


def test_a_later_year_is_refused_with_a_sentence_that_says_what_to_wait_for():
    with pytest.raises(UnknownCalendarYear) as refusal:
        holidays(2029)
    assert str(refusal.value) == (
        "Voor 2029 is nog geen koninklijk besluit met gelijkgestelde dagen bekend; reken deze "
        "termijn uit zodra dat besluit in de Staatscourant staat en in de kalender is opgenomen. "
        "De kalender loopt nu van 2023 tot en met 2028."
    )
    assert refusal.value.year == 2029


def test_an_earlier_year_is_refused_with_a_sentence_that_says_what_to_add():
    with pytest.raises(UnknownCalendarYear, match=r"Laat het koninklijk besluit voor 2019 eerst"):
        holidays(2019)


def test_the_refusal_can_be_shown_as_a_message_and_caught_as_a_value_error():
    assert issubclass(UnknownCalendarYear, InvalidInput)
    assert issubclass(UnknownCalendarYear, ValueError)
