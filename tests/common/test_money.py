"""Amounts as they are shown, divided and converted."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from regiodeals.common.money import (
    allocate,
    amount_in_words,
    convert_parts,
    format_amount,
    format_cents,
    number_in_words,
    round_half_up,
)

CENTS = st.integers(min_value=-(10**13), max_value=10**13)
PARTS = st.lists(st.integers(min_value=0, max_value=10**11), max_size=12)
RATES = st.decimals(min_value="0.0001", max_value="10", places=4)


# ---- shown -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cents", "currency", "shown"),
    [
        (1_000_000_000, "EUR", "€\u00a010.000.000"),
        (527_500_000, "USD", "US$\u00a05.275.000"),
        (0, "EUR", "€\u00a00"),
        (5, "EUR", "€\u00a00,05"),
        (123_450, "EUR", "€\u00a01.234,50"),
        (99_999, "EUR", "€\u00a0999,99"),
        (100_000, "EUR", "€\u00a01.000"),
        (-100_000, "EUR", "€\u00a0\u22121.000"),
        (-5, "USD", "US$\u00a0\u22120,05"),
    ],
)
def test_an_amount_is_shown_in_dutch_with_cents_only_when_there_are_any(cents, currency, shown):
    assert format_amount(cents, currency) == shown


def test_decimals_can_be_asked_for_always():
    assert format_amount(1_000_000_000, decimals="always") == "€\u00a010.000.000,00"


def test_a_table_cell_carries_no_unit():
    assert format_cents(2_500_000_000) == "25.000.000"


@pytest.mark.parametrize("show", [format_amount, amount_in_words])
def test_an_unknown_currency_is_refused(show):
    with pytest.raises(ValueError, match="GBP"):
        show(100, "GBP")


@given(CENTS)
def test_no_cent_is_lost_in_showing(cents):
    shown = format_amount(cents, decimals="always").removeprefix("€\u00a0")
    digits = shown.replace(".", "").replace(",", "").replace("\u2212", "-")
    assert int(digits) == cents


@given(CENTS)
def test_an_amount_never_breaks_over_two_lines(cents):
    assert " " not in format_amount(cents)


# ---- in words --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cents", "currency", "words"),
    [
        (1_000_000_000, "EUR", "tien miljoen euro"),
        (527_500_000, "USD", "vijf miljoen tweehonderdvijfenzeventigduizend US-dollar"),
        (100_000_000, "EUR", "één miljoen euro"),
        (2_500_000_000, "EUR", "vijfentwintig miljoen euro"),
        (1_770_000_000, "EUR", "zeventien miljoen zevenhonderdduizend euro"),
        (0, "EUR", "nul euro"),
        (100, "EUR", "één euro"),
        (150, "EUR", "één euro en vijftig cent"),
        (1, "EUR", "nul euro en één cent"),
        (-200, "EUR", "min twee euro"),
    ],
)
def test_an_amount_in_words(cents, currency, words):
    assert amount_in_words(cents, currency) == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (21, "eenentwintig"),
        (22, "tweeëntwintig"),
        (33, "drieëndertig"),
        (101, "honderdeen"),
        (1_001, "duizend één"),
        (4_002, "vierduizend twee"),
        (6_028, "zesduizend achtentwintig"),
        (28_064, "achtentwintigduizend vierenzestig"),
        (101_000, "honderdeenduizend"),
        (271_850, "tweehonderdeenenzeventigduizend achthonderdvijftig"),
        (1_000_000, "één miljoen"),
        (1_001_000, "één miljoen duizend"),
        (2_000_000_000, "twee miljard"),
        (
            2_220_222,
            "twee miljoen tweehonderdtwintigduizend tweehonderdtweeëntwintig",
        ),
    ],
)
def test_numbers_follow_the_official_spelling(number, words):
    assert number_in_words(number) == words


SMALL = {number_in_words(number).replace("é", "e"): number for number in range(1000)}
SCALES = {"miljard": 10**9, "miljoen": 10**6}


def read_back(words: str) -> int:
    total, waiting = 0, 0
    for word in words.replace("é", "e").split(" "):
        if word in SCALES:
            total, waiting = total + waiting * SCALES[word], 0
        elif word.endswith("duizend"):
            total += 1000 * SMALL.get(word.removesuffix("duizend"), 1)
        else:
            waiting = SMALL[word]
    return total + waiting


def test_the_first_thousand_numbers_all_have_their_own_words():
    assert len(SMALL) == 1000


@given(st.integers(min_value=1, max_value=10**12 - 1))
def test_words_can_be_read_back_as_the_same_number(number):
    assert read_back(number_in_words(number)) == number


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_the_accent_stands_on_the_separate_word_only(number):
    for word in number_in_words(number).split(" "):
        assert word != "een"
        assert "é" not in word or word == "één"


# ---- divided ---------------------------------------------------------------------------------


def test_left_over_cents_go_to_the_largest_remainder_first():
    assert allocate(100, [1, 1, 1]) == [34, 33, 33]
    assert allocate(10, [1, 2, 4]) == [1, 3, 6]


def test_two_instalments_of_an_odd_cent_differ_one_cent():
    assert allocate(500_000_001, [1, 1]) == [250_000_001, 250_000_000]


@pytest.mark.parametrize("weights", [[], [0, 0], [-1, 2], [3, -1]])
def test_weights_that_divide_nothing_are_refused(weights):
    with pytest.raises(ValueError, match="Weights"):
        allocate(100, weights)


@given(CENTS, st.lists(st.integers(min_value=0, max_value=10**9), min_size=1, max_size=12))
def test_parts_add_up_exactly_and_stay_within_a_cent_of_their_share(total, weights):
    assume(sum(weights))
    parts = allocate(total, weights)
    assert sum(parts) == total
    for part, weight in zip(parts, weights, strict=True):
        assert abs(part - Fraction(total * weight, sum(weights))) < 1


@given(CENTS, st.lists(st.integers(min_value=0, max_value=10**9), min_size=1, max_size=12))
def test_no_weight_is_no_money(total, weights):
    assume(sum(weights))
    parts = allocate(total, weights)
    assert all(part == 0 for part, weight in zip(parts, weights, strict=True) if weight == 0)


# ---- converted -------------------------------------------------------------------------------


def test_the_grant_for_saba_in_dollars():
    assert convert_parts([250_000_000, 250_000_000], Decimal("1.0550")) == [263_750_000] * 2


def test_rounded_parts_still_add_up_to_the_rounded_total():
    assert convert_parts([1, 1, 1], Decimal("0.5")) == [1, 1, 0]


@given(PARTS, RATES)
def test_converted_parts_add_up_to_the_converted_total(parts, rate):
    converted = convert_parts(parts, rate)
    assert sum(converted) == round_half_up(sum(parts) * Fraction(rate))


@given(PARTS, RATES)
def test_each_converted_part_is_less_than_a_cent_off(parts, rate):
    for part, converted in zip(parts, convert_parts(parts, rate), strict=True):
        assert abs(converted - part * Fraction(rate)) < 1
        assert part or not converted


@given(PARTS)
def test_a_rate_of_one_changes_nothing(parts):
    assert convert_parts(parts, Decimal(1)) == parts


@given(st.lists(CENTS, min_size=1, max_size=8), RATES)
def test_corrections_below_zero_convert_as_exactly(parts, rate):
    converted = convert_parts(parts, rate)
    assert sum(converted) == round_half_up(sum(parts) * Fraction(rate))


@pytest.mark.parametrize("rate", ["0", "-1", "NaN", "Infinity"])
def test_a_rate_that_is_no_positive_number_is_refused(rate):
    with pytest.raises(ValueError, match="exchange rate"):
        convert_parts([1], Decimal(rate))


@pytest.mark.parametrize(
    ("exact", "rounded"),
    [("1/2", 1), ("3/2", 2), ("5/2", 3), ("249/100", 2), ("-1/2", -1), ("-3/2", -2), ("0", 0)],
)
def test_a_half_goes_away_from_zero(exact, rounded):
    assert round_half_up(Fraction(exact)) == rounded
