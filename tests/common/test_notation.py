"""A box shows and reads the notation of its page; behind the page a number is Dutch."""

from datetime import date
from decimal import Decimal

import pytest
from django import forms
from django.http import QueryDict
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from regiodeals.common.form_fields import DollarField, DutchDateField, EuroField
from regiodeals.common.number_field import NumberField

LANGUAGES = st.sampled_from(("nl", "en"))
CENTS = st.integers(min_value=0, max_value=10**13 - 1)
NUMBERS = st.decimals(-(10**13), 10**13, places=4, allow_nan=False, allow_infinity=False)
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31))


class Typed(forms.Form):
    """One of each."""

    bedrag = EuroField(required=False)
    dollars = DollarField(required=False)
    getal = NumberField(required=False, allows_negative=True)
    dag = DutchDateField(required=False)


def page_of(form: forms.Form, language: str) -> dict[str, str]:
    """What a browser would send back, untouched."""
    with override(language):
        boxes = html.fromstring(f"<form>{form.as_p()}</form>").iter("input")
        return {box.get("name"): box.get("value", "") for box in boxes}


def read(sent: dict[str, str], language: str) -> dict[str, object]:
    with override(language):
        form = Typed(_query(sent))
        assert form.is_valid(), form.errors
        return form.cleaned_data


def refusal(name: str, typed: str, language: str) -> str:
    empty = page_of(Typed(), language)
    with override(language):
        form = Typed(_query({**empty, name: typed}))
        shown = str(form.errors.get(name, "<ul></ul>"))
        return str(html.fromstring(shown).text_content()).replace("\u00a0", " ")


def _query(sent: dict[str, str]) -> QueryDict:
    data = QueryDict(mutable=True)
    data.update(sent)
    return data


@given(CENTS, NUMBERS, DAYS, LANGUAGES)
def test_what_a_page_shows_is_read_back_as_it_was(cents, number, day, language):
    was = {"bedrag": cents, "dollars": cents, "getal": number, "dag": day}
    assert read(page_of(Typed(initial=was), language), language) == was


@given(CENTS, NUMBERS, LANGUAGES, LANGUAGES, LANGUAGES)
def test_a_draft_keeps_its_value_through_every_change_of_language(cents, number, one, two, three):
    """Shown in one, sent while the person reads another, shown again and sent in a third."""
    was = {"bedrag": cents, "dollars": None, "getal": number, "dag": None}
    sent = page_of(Typed(initial=was), one)
    assert read(sent, two) == was
    again = page_of(Typed(_query(sent)), three)
    assert read(again, two) == was


@given(st.text(alphabet="0123456789.,-€ ", max_size=16), LANGUAGES, LANGUAGES)
def test_what_was_typed_comes_back_as_it_was_typed_and_never_as_another_number(typed, one, two):
    sent = {**page_of(Typed(), one), "getal": typed, "bedrag": typed}
    back = page_of(Typed(_query(sent)), one)
    assert (back["getal"], back["bedrag"]) == (typed, typed)
    other = page_of(Typed(_query(sent)), two)
    for name in ("getal", "bedrag"):
        assert _value(sent, name) == _value(other, name)


def _value(sent: dict[str, str], name: str) -> object:
    form = Typed(_query(sent))
    return form.cleaned_data[name] if form.is_valid() or name not in form.errors else "refused"


@pytest.mark.parametrize(
    ("language", "typed", "number"),
    [
        ("en", "1,234", "1234"),
        ("en", "1.2340", "1.234"),
        ("en", "124,000.50", "124000.50"),
        ("nl", "1.234", "1234"),
        ("nl", "1,2340", "1.234"),
        ("nl", "124.000,50", "124000.50"),
        ("en", "12.5", "12.5"),
        ("nl", "12,5", "12.5"),
    ],
)
def test_the_page_decides_what_a_point_means(language, typed, number):
    sent = {**page_of(Typed(), language), "getal": typed}
    # Whatever the person reads by the time that he sends it.
    for now in ("nl", "en"):
        assert read(sent, now)["getal"] == Decimal(number)


@pytest.mark.parametrize(
    ("name", "language", "typed", "sentence"),
    [
        ("bedrag", "en", "1,000.50", ""),
        ("bedrag", "nl", "1.000,50", ""),
        ("bedrag", "en", "1.000,50", "Do you mean € 1,000.50 or € 100,050.00?"),
        ("bedrag", "nl", "1,000.50", "Bedoelt u € 1.000,50 of € 100.050,00?"),
        ("bedrag", "en", "1.234", "Do you mean € 1,234.00?"),
        ("bedrag", "nl", "1,234", "Bedoelt u € 1.234,00?"),
        ("dollars", "en", "12,5", "Do you mean US$ 12.50 or US$ 125.00?"),
        ("bedrag", "en", "veel", "This is not an amount. Enter it as 12,500,000 or 12,500,000.50."),
        (
            "getal",
            "en",
            "ten",
            "We cannot read this number. Write a comma between thousands and a point before the"
            " decimals, for example 1,000.50.",
        ),
        ("getal", "en", "1.000,5", "Do you mean 1,000.5 or 10,005?"),
        ("getal", "en", "1.234", "Do you mean 1.2340 or 1,234?"),
        ("getal", "nl", "1,234", "Bedoelt u 1,2340 of 1.234?"),
        (
            "dag",
            "en",
            "5/6/2025",
            "Do you mean 5 June 2025 or 6 May 2025? Write the month as a word.",
        ),
        ("dag", "nl", "5/6/2025", ""),
        ("dag", "en", "5/5/2025", ""),
        ("dag", "en", "2025-06-05", ""),
        ("dag", "en", "June 5, 2025", ""),
        ("dag", "en", "6/15/2025", "There is no month 15. Do you mean 15 June 2025?"),
        ("dag", "en", "15-6-25", "Write the year with four digits. Do you mean 15 June 2025?"),
        (
            "dag",
            "en",
            "ooit",
            "This is not a date. Enter day, month and year, for example 15 June 2025.",
        ),
    ],
)
def test_what_cannot_be_in_the_notation_of_the_page_is_asked_back(name, language, typed, sentence):
    assert refusal(name, typed, language) == sentence


@given(st.integers(1, 999), st.integers(0, 999), st.sampled_from(("", "-")), LANGUAGES)
def test_three_digits_after_one_separator_are_asked_back_and_each_answer_is_read(
    whole, rest, sign, language
):
    """On either page: the separator is that of thousands on the other one."""
    separator = {"nl": ",", "en": "."}[language]
    typed = f"{sign}{whole}{separator}{rest:03d}"
    asked = refusal("getal", typed, language)
    answers = asked.removeprefix("Do you mean ").removeprefix("Bedoelt u ").rstrip("?")
    as_decimals, as_thousands = answers.replace(" of ", " or ").split(" or ")
    meant = Decimal(f"{sign}{whole}.{rest:03d}")
    for answer, number in ((as_decimals, meant), (as_thousands, meant * 1_000)):
        sent = {**page_of(Typed(), language), "getal": answer}
        assert read(sent, language)["getal"] == number


@given(st.integers(1, 999), st.integers(0, 999), LANGUAGES)
def test_an_amount_and_a_number_are_asked_back_by_one_rule(whole, rest, language):
    """With three digits after the sign of its decimals neither is read without a question."""
    typed = f"{whole}{ {'nl': ',', 'en': '.'}[language] }{rest:03d}"
    for name in ("bedrag", "getal"):
        assert refusal(name, typed, language).startswith(("Bedoelt u ", "Do you mean "))
