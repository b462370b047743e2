"""Dates in Dutch words."""

import locale
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiodeals.common.dutch_dates import MONTHS, hour_of, long_date, plain_date, short_date

DAY = date(2024, 12, 17)


def test_a_long_date_names_weekday_day_month_and_year():
    assert long_date(DAY) == "dinsdag 17 december 2024"


def test_a_plain_date_has_no_weekday():
    assert plain_date(DAY) == "17 december 2024"


def test_a_short_date_fits_a_table():
    assert short_date(DAY) == "di 17 dec 2024"


def test_march_is_shortened_the_dutch_way():
    assert short_date(date(2025, 3, 2)) == "zo 2 mrt 2025"


@pytest.mark.parametrize("write", [long_date, plain_date, short_date])
def test_hard_spaces_keep_a_date_on_one_line(write):
    text = write(DAY, hard_spaces=True)
    assert " " not in text
    assert text.replace("\u00a0", " ") == write(DAY)


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_starts_short_as_it_starts_long_except_march(month):
    short = short_date(date(2025, month, 1)).split()[2]
    assert short == ("mrt" if month == 3 else MONTHS[month - 1][:3])


@given(st.dates())
def test_a_date_can_be_read_back_from_its_words(day):
    number, month, year = plain_date(day).split(" ")
    assert date(int(year), MONTHS.index(month) + 1, int(number)) == day


@given(st.dates())
def test_the_weekday_is_that_of_the_date(day):
    names = ["maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"]
    assert long_date(day).split(" ")[0] == names[day.isoweekday() - 1]


def test_an_hour_is_written_in_one_way():
    assert hour_of(datetime(2024, 12, 17, 9, 6, tzinfo=UTC)) == "09:06"


def test_the_locale_of_the_machine_does_not_matter():
    before = locale.setlocale(locale.LC_TIME)
    try:
        locale.setlocale(locale.LC_TIME, "C")
        assert long_date(DAY) == "dinsdag 17 december 2024"
    finally:
        locale.setlocale(locale.LC_TIME, before)
