"""Days and amounts in English: the same value as in Dutch, in the notation of the reader."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiodeals.common.dutch_dates import MONTHS, plain_date
from regiodeals.common.english import (
    english_amount,
    english_cents,
    english_date,
    english_day_of_year,
)
from regiodeals.common.money import HARD_SPACE, MINUS, format_cents


def test_a_day_is_written_in_full_and_stays_on_one_line():
    assert english_date(date(2024, 12, 5)) == f"5{HARD_SPACE}December{HARD_SPACE}2024"


@given(st.dates())
def test_a_day_is_the_same_day_in_both_languages(day):
    number, month, year = english_date(day).split(HARD_SPACE)
    assert (
        english_day_of_year(f"{number} {MONTHS[day.month - 1]}") == f"{number}{HARD_SPACE}{month}"
    )
    assert plain_date(day).split()[0::2] == [number, year]


def test_a_day_of_the_year_that_is_written_otherwise_stays_as_it_is():
    assert english_day_of_year("half juni") == "half" + HARD_SPACE + "June"
    assert english_day_of_year("in overleg") == "in overleg"


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_commas_and_dots_change_places_and_nothing_else(cents):
    swapped = format_cents(cents).translate(str.maketrans(",.", ".,"))
    assert english_cents(cents) == swapped


def test_an_amount_has_its_currency():
    assert english_amount(527_500_050, "USD") == f"US${HARD_SPACE}5,275,000.50"
    assert english_amount(-100, "EUR") == f"€{HARD_SPACE}{MINUS}1"
    with pytest.raises(ValueError, match="Unknown currency"):
        english_amount(1, "GBP")
