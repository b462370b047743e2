"""The day of the convenant is the day before which the rapportage over a year comes."""

from datetime import date

import pytest

from regiodeals.legal.progress import day_of_progress, last_day_of_progress


@pytest.mark.parametrize(
    ("text", "before", "last"),
    [
        ("15 juni", date(2025, 6, 15), date(2025, 6, 14)),
        ("1 maart", date(2025, 3, 1), date(2025, 2, 28)),
        ("1 januari", date(2025, 1, 1), date(2024, 12, 31)),
    ],
)
def test_the_last_day_in_time_is_the_day_before_it(text, before, last):
    assert day_of_progress(text, 2024) == before
    assert last_day_of_progress(text, 2024) == last


def test_after_a_leap_day_the_last_day_is_that_one():
    assert last_day_of_progress("1 maart", 2027) == date(2028, 2, 29)


@pytest.mark.parametrize("text", ["", "31 juni", "juni", "15 june", "0 mei", "1 2 mei"])
def test_what_is_no_day_gives_none(text):
    assert day_of_progress(text, 2024) is None
    assert last_day_of_progress(text, 2024) is None


@pytest.mark.parametrize("year", [2024, 2027])
def test_a_day_that_does_not_come_every_year_is_none_in_any_year(year):
    assert day_of_progress("29 februari", year) is None
