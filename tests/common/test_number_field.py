"""A number is read in the one way in which it can be read in Dutch."""

from decimal import Decimal

import pytest
from django.forms import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from regiodeals.common.number_field import NumberField, format_number, whole_number

NUMBERS = st.decimals(-(10**13), 10**13, places=4, allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1.000,5", "1000.5"),
        ("1000,5", "1000.5"),
        ("1 000,50", "1000.50"),
        ("0", "0"),
        ("12", "12"),
        ("1.234.567,8901", "1234567.8901"),
    ],
)
def test_a_dutch_number_is_read(typed, meant):
    assert NumberField().clean(typed) == Decimal(meant)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("1,5 en 2", "Schrijf een punt tussen duizendtallen en een komma vóór de decimalen"),
        ("--1,234", "Dit getal kunnen wij niet lezen"),
        ("1" + ",234" * 6, "Dit getal kunnen wij niet lezen"),
        ("1,000.50", r"Bedoelt u 1\.000,5 of 100\.050\?"),
        ("1.00", r"Bedoelt u 1 of 100\?"),
        ("10.5", r"Bedoelt u 10,5 of 105\?"),
        ("1,234", r"Bedoelt u 1,2340 of 1\.234\?"),
        ("1,500", r"Bedoelt u 1,5 of 1\.500\?"),
        ("-1,234", r"Bedoelt u −1,2340 of −1\.234\?"),
        ("veel", "Dit getal kunnen wij niet lezen"),
        ("1,23456", "ten hoogste 4 cijfers achter de komma"),
        ("9" * 15, "te groot"),
        ("-3", "zonder min"),
        ("−3", "zonder min"),
        ("", "Vul een getal in"),
    ],
)
def test_what_is_not_is_refused_with_a_sentence(typed, words):
    with pytest.raises(ValidationError, match=words):
        NumberField().clean(typed)


def test_below_zero_only_where_the_unit_allows_it():
    assert NumberField(allows_negative=True).clean("-1.000,5") == Decimal("-1000.5")


def test_a_whole_number_has_no_comma():
    assert NumberField(decimals=0).clean("1.000,00") == Decimal(1000)
    with pytest.raises(ValidationError, match="heel getal"):
        NumberField(decimals=0).clean("1,5")
    with pytest.raises(ValidationError, match=r"Bedoelt u 1\.234\?"):
        NumberField(decimals=0).clean("1,234")


@pytest.mark.parametrize(("typed", "meant"), [("0,234", "0.234"), ("1234,567", "1234.567")])
def test_what_can_be_no_thousands_is_not_asked_back(typed, meant):
    assert NumberField().clean(typed) == Decimal(meant)


def test_who_knows_the_notation_is_not_asked_back():
    assert NumberField().read("1,234") == Decimal("1.234")


def test_empty_is_unknown_where_that_may_be():
    assert NumberField(required=False).clean(" ".strip()) is None


@given(NUMBERS)
def test_what_is_shown_is_read_back_as_it_was(number):
    field = NumberField(allows_negative=True)
    assert field.clean(field.prepare_value(number)) == number


def test_a_number_is_rounded_half_up_and_ends_without_zeros():
    assert format_number(Decimal("1234.5000")) == "1.234,5"
    assert format_number(Decimal("0.125"), decimals=2) == "0,13"
    assert format_number(Decimal("-0.001"), decimals=2) == "0"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", 0),
        ("17", 17),
        ("", None),
        (None, None),
        ("-1", None),
        ("²", None),
        ("9" * 5_000, None),
    ],
)
def test_an_id_from_a_hidden_field_is_a_plain_number_or_nothing(text, number):
    assert whole_number(text) == number
