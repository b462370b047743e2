"""The last day of a statutory term."""

import csv
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from regiodeals.legal.calendar import UnknownCalendarYear, is_free_day
from regiodeals.legal.terms import (
    BETAALTERMIJN,
    BEZWAARTERMIJN,
    REMEDY_TERM_BES,
    VERLENINGSTERMIJN,
    InvalidTerm,
    Term,
    TermUnit,
    last_day,
    legal_day,
    nominal_last_day,
)

with (Path(__file__).parent / "termijnen.csv").open(encoding="utf-8", newline="") as _file:
    TERM_ROWS = [tuple(row.values()) for row in csv.DictReader(_file)]

DAYS, WEEKS, MONTHS, YEARS = TermUnit
STARTS = st.dates(min_value=date(2023, 1, 1), max_value=date(2028, 8, 1))
EXTENDED = st.one_of(
    st.builds(Term, st.integers(min_value=1, max_value=90), st.just(DAYS)),
    st.builds(Term, st.integers(min_value=1, max_value=12), st.just(WEEKS)),
    st.builds(Term, st.integers(min_value=1, max_value=3), st.just(MONTHS)),
)
NOT_EXTENDED = st.one_of(
    st.builds(Term, st.integers(min_value=91, max_value=140), st.just(DAYS)),
    st.builds(Term, st.integers(min_value=13, max_value=20), st.just(WEEKS)),
    st.builds(Term, st.just(4), st.just(MONTHS)),
)


def working_days_in(start: date, last: date) -> int:
    return sum(
        not is_free_day(start + timedelta(days=n)) for n in range(1, (last - start).days + 1)
    )


# ---- examples --------------------------------------------------------------------------------


def test_the_table_of_terms_is_complete():
    assert len(TERM_ROWS) == 20


@pytest.mark.parametrize(("start", "length", "unit", "last"), TERM_ROWS)
def test_the_rows_of_the_table_hold(start, length, unit, last):
    term = Term(int(length), TermUnit(unit))
    assert last_day(date.fromisoformat(start), term).isoformat() == last


@pytest.mark.parametrize(
    ("announced", "last"),
    [
        ("2024-10-29", "2024-12-10"),
        ("2024-11-03", "2024-12-16"),
        ("2024-11-13", "2024-12-30"),
        ("2024-11-14", "2024-12-30"),
        ("2024-11-20", "2025-01-02"),
        ("2025-03-07", "2025-04-22"),
        ("2025-03-10", "2025-04-22"),
        ("2025-03-15", "2025-04-28"),
        ("2025-03-24", "2025-05-06"),
        ("2025-04-17", "2025-06-02"),
        ("2025-04-28", "2025-06-10"),
        ("2025-11-20", "2026-01-05"),
        ("2025-12-19", "2026-01-30"),
        ("2026-02-20", "2026-04-07"),
        ("2026-03-16", "2026-04-28"),
    ],
)
def test_the_last_day_for_bezwaar_passes_over_every_kind_of_free_day(announced, last):
    assert last_day(date.fromisoformat(announced), BEZWAARTERMIJN).isoformat() == last


@pytest.mark.parametrize(
    ("concluded", "last"),
    [("2024-09-24", "2024-12-17"), ("2024-11-15", "2025-02-07"), ("2025-11-15", "2026-02-09")],
)
def test_twelve_weeks_to_grant_after_the_deal_is_concluded(concluded, last):
    assert last_day(date.fromisoformat(concluded), VERLENINGSTERMIJN).isoformat() == last


def test_the_named_terms_have_the_length_of_their_article():
    assert str(BEZWAARTERMIJN) == "6 weken"
    assert BEZWAARTERMIJN.source == "Algemene wet bestuursrecht, artikel 6:7"
    assert str(VERLENINGSTERMIJN) == "12 weken"
    assert VERLENINGSTERMIJN.source == "Besluit, artikel 13 lid 1"
    assert str(BETAALTERMIJN) == "6 weken"
    assert BETAALTERMIJN.source == "Algemene wet bestuursrecht, artikel 4:87 lid 1"


def test_the_islands_have_the_same_six_weeks_under_their_own_law():
    assert last_day(date(2024, 12, 5), REMEDY_TERM_BES) == date(2025, 1, 16)
    assert "BES" in REMEDY_TERM_BES.source
    assert "artikel 5a" in REMEDY_TERM_BES.extension


@pytest.mark.parametrize(
    ("start", "length", "unit", "end"),
    [
        (date(2023, 12, 31), 2, MONTHS, date(2024, 2, 29)),
        (date(2024, 12, 31), 2, MONTHS, date(2025, 2, 28)),
        (date(2024, 1, 31), 1, MONTHS, date(2024, 2, 29)),
        (date(2024, 11, 15), 3, MONTHS, date(2025, 2, 15)),
        (date(2024, 2, 29), 1, YEARS, date(2025, 2, 28)),
        (date(2024, 7, 15), 1, YEARS, date(2025, 7, 15)),
    ],
)
def test_months_and_years_end_on_the_same_day_of_the_month(start, length, unit, end):
    assert nominal_last_day(start, Term(length, unit)) == end


def test_three_months_still_move_and_four_do_not():
    assert last_day(date(2024, 11, 15), Term(3, MONTHS)) == date(2025, 2, 17)
    assert last_day(date(2024, 11, 1), Term(4, MONTHS)) == date(2025, 3, 1)


def test_a_year_is_never_extended():
    assert last_day(date(2024, 3, 1), Term(1, YEARS)) == date(2025, 3, 1)
    assert is_free_day(date(2025, 3, 1))


def test_a_day_or_two_need_no_two_working_days():
    assert last_day(date(2025, 4, 17), Term(1, DAYS)) == date(2025, 4, 22)
    assert last_day(date(2024, 12, 31), Term(2, DAYS)) == date(2025, 1, 2)


# ---- rules -----------------------------------------------------------------------------------


@given(STARTS, EXTENDED)
def test_an_extended_term_never_ends_on_a_free_day(start, term):
    assert not is_free_day(last_day(start, term))


@given(STARTS, EXTENDED)
def test_no_day_is_given_away(start, term):
    """Every day from the counted end to the last day is free, or too early for two working days."""
    last = last_day(start, term)
    day = nominal_last_day(start, term)
    while day < last:
        too_early = term.needs_two_working_days and working_days_in(start, day) < 2
        assert is_free_day(day) or too_early
        day += timedelta(days=1)


@given(STARTS, EXTENDED)
@example(date(2025, 4, 17), Term(3, DAYS))
def test_a_term_of_three_days_or_more_holds_two_working_days(start, term):
    if term.unit is not DAYS or term.length >= 3:
        assert working_days_in(start, last_day(start, term)) >= 2


@given(STARTS, NOT_EXTENDED)
def test_a_long_term_ends_where_the_count_ends(start, term):
    assert last_day(start, term) == nominal_last_day(start, term)


@given(STARTS, st.one_of(EXTENDED, NOT_EXTENDED))
def test_extension_only_ever_adds_days(start, term):
    assert nominal_last_day(start, term) <= last_day(start, term)
    assert last_day(start, term) <= nominal_last_day(start, term) + timedelta(days=8)


@given(STARTS, EXTENDED, st.integers(min_value=0, max_value=10))
def test_a_later_start_never_gives_an_earlier_end(start, term, later):
    assert last_day(start, term) <= last_day(start + timedelta(days=later), term)


@given(STARTS, st.integers(min_value=1, max_value=11))
def test_a_week_more_never_gives_an_earlier_end(start, weeks):
    assert last_day(start, Term(weeks, WEEKS)) <= last_day(start, Term(weeks + 1, WEEKS))


@given(STARTS, st.integers(min_value=1, max_value=12))
def test_a_term_in_weeks_counts_to_the_weekday_it_started_from(start, weeks):
    end = nominal_last_day(start, Term(weeks, WEEKS))
    assert end.weekday() == start.weekday()
    assert end == nominal_last_day(start, Term(7 * weeks, DAYS))


@given(STARTS, st.integers(min_value=1, max_value=36))
def test_a_term_in_months_keeps_the_day_or_takes_the_last_of_the_month(start, months):
    end = nominal_last_day(start, Term(months, MONTHS))
    assert (end.year - start.year) * 12 + end.month - start.month == months
    assert end.day == start.day or (end + timedelta(days=1)).day == 1


@given(STARTS, st.integers(min_value=1, max_value=3))
def test_a_year_is_twelve_months(start, years):
    assert nominal_last_day(start, Term(years, YEARS)) == nominal_last_day(
        start, Term(12 * years, MONTHS)
    )


@pytest.mark.parametrize(
    ("term", "is_extended"),
    [
        (Term(90, DAYS), True),
        (Term(91, DAYS), False),
        (Term(12, WEEKS), True),
        (Term(13, WEEKS), False),
        (Term(3, MONTHS), True),
        (Term(4, MONTHS), False),
        (Term(1, YEARS), False),
    ],
)
def test_the_longest_terms_that_are_extended(term, is_extended):
    assert term.is_extended is is_extended


# ---- refusals --------------------------------------------------------------------------------


@given(st.dates(min_value=date(2028, 11, 20), max_value=date(2040, 1, 1)))
def test_a_term_that_ends_in_a_year_without_decree_is_refused(start):
    with pytest.raises(UnknownCalendarYear):
        last_day(start, BEZWAARTERMIJN)


@pytest.mark.parametrize("term", [Term(13, WEEKS), Term(91, DAYS), Term(1, YEARS)], ids=str)
def test_so_is_a_long_term_although_nothing_moves_it(term):
    with pytest.raises(UnknownCalendarYear, match="2029"):
        last_day(date(2028, 12, 20), term)


def test_a_term_whose_last_working_day_falls_in_the_unknown_year_is_refused():
    assert last_day(date(2028, 11, 17), BEZWAARTERMIJN) == date(2028, 12, 29)
    with pytest.raises(UnknownCalendarYear, match="2029"):
        last_day(date(2028, 11, 18), BEZWAARTERMIJN)


@given(st.dates(max_value=date(2022, 11, 10)))
def test_a_term_that_ends_before_the_first_decree_is_refused(start):
    with pytest.raises(UnknownCalendarYear):
        last_day(start, BEZWAARTERMIJN)


@pytest.mark.parametrize("length", [0, -1])
def test_a_term_lasts_at_least_one_unit(length):
    with pytest.raises(InvalidTerm, match="ten minste 1 week"):
        Term(length, WEEKS)


@pytest.mark.parametrize("unit", TermUnit)
@pytest.mark.parametrize("length", [10_000_000, 10**20])
def test_a_term_that_runs_off_the_calendar_is_refused(unit, length):
    with pytest.raises(InvalidTerm, match="loopt van de kalender af"):
        last_day(date(2024, 1, 1), Term(length, unit))


@pytest.mark.parametrize(
    ("term", "words"),
    [(Term(1, WEEKS), "1 week"), (Term(5, YEARS), "5 jaar"), (Term(2, MONTHS), "2 maanden")],
)
def test_a_term_reads_as_a_law_words_it(term, words):
    assert str(term) == words


# ---- the legal day ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("moment", "zone", "day"),
    [
        ("2024-12-05T22:59:59+00:00", "Europe/Amsterdam", date(2024, 12, 5)),
        ("2024-12-05T23:00:00+00:00", "Europe/Amsterdam", date(2024, 12, 6)),
        ("2024-07-05T21:59:59+00:00", "Europe/Amsterdam", date(2024, 7, 5)),
        ("2024-07-05T22:00:00+00:00", "Europe/Amsterdam", date(2024, 7, 6)),
        ("2024-12-06T03:59:59+00:00", "America/Kralendijk", date(2024, 12, 5)),
        ("2024-12-06T04:00:00+00:00", "America/Kralendijk", date(2024, 12, 6)),
    ],
)
def test_a_moment_falls_on_the_day_of_the_recipient(moment, zone, day):
    assert legal_day(datetime.fromisoformat(moment), ZoneInfo(zone)) == day


def test_a_moment_without_time_zone_falls_on_no_day():
    with pytest.raises(ValueError, match="time zone"):
        legal_day(datetime(2024, 12, 5, 12, 0), ZoneInfo("Europe/Amsterdam"))  # noqa: DTZ001
