"""What people type as a day or an amount is understood in one way, or asked back."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from regiodeals.common.dutch_dates import long_date, plain_date, short_date
from regiodeals.common.form_fields import (
    AmountField,
    DollarField,
    DutchDateField,
    EuroField,
    WeeksField,
)
from regiodeals.common.money import format_amount

DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2199, 12, 31))
CENTS = st.integers(min_value=0, max_value=10**13 - 1)
JUNE_15 = date(2025, 6, 15)


def refusal(field: AmountField | DutchDateField, typed: str) -> str:
    with pytest.raises(ValidationError) as refused:
        field.clean(typed)
    (sentence,) = refused.value.messages
    return sentence


def is_answered(field: AmountField | DutchDateField, typed: str) -> bool:
    try:
        found = field.clean(typed)
    except ValidationError as refused:
        return all(sentence.endswith((".", "?")) for sentence in refused.messages)
    return found is None or isinstance(found, date | int)


# ---- days ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "typed",
    [
        "15-6-2025",
        "15-06-2025",
        "15/6/2025",
        "15.6.2025",
        "15 6 2025",
        " 15 - 6 - 2025 ",
        "15 juni 2025",
        "15 June 2025",
        "Sunday 15 June 2025",
        "15 JUNI 2025",
        "15 jun. 2025",
        "15-juni-2025",
        "15\u00a0juni\u00a02025",
        "zondag 15 juni 2025",
        "zo 15 jun 2025",
        "2025-06-15",
        "2025/6/15",
    ],
)
def test_a_day_is_read_however_it_is_written(typed):
    assert DutchDateField().clean(typed) == JUNE_15


@given(DAYS)
def test_a_day_that_is_shown_can_be_typed_back(day):
    field = DutchDateField()
    shown = [field.prepare_value(day), long_date(day), plain_date(day), short_date(day)]
    shown += [short_date(day, hard_spaces=True), day.isoformat(), f"{day:%d/%m/%Y}"]
    assert {field.clean(text) for text in shown} == {day}


@given(st.text(max_size=30))
def test_any_text_is_a_day_or_refused_with_a_sentence(text):
    assert is_answered(DutchDateField(required=False), text)


def test_a_day_of_the_record_is_kept_as_it_is():
    assert DutchDateField().clean(JUNE_15) == JUNE_15


def test_what_is_no_day_is_shown_as_it_was_typed():
    assert DutchDateField().prepare_value("morgen") == "morgen"


def test_an_empty_day_asks_for_one():
    assert refusal(DutchDateField(), "") == "Vul een dag in, bijvoorbeeld 15-6-2025."
    assert DutchDateField(required=False).clean("") is None


def test_a_short_year_is_asked_back():
    assert refusal(DutchDateField(), "15-6-25") == (
        "Schrijf het jaar met vier cijfers. Bedoelt u 15-6-2025?"
    )


def test_a_month_before_its_day_is_asked_back():
    assert refusal(DutchDateField(), "6/15/2025") == "Maand 15 bestaat niet. Bedoelt u 15-6-2025?"


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("30-2-2025", "Februari 2025 heeft 28 dagen. Kies een dag van 1 tot en met 28."),
        ("29 februari 2023", "Februari 2023 heeft 28 dagen. Kies een dag van 1 tot en met 28."),
        ("0-6-2025", "Juni 2025 heeft 30 dagen. Kies een dag van 1 tot en met 30."),
        ("15 juni", "Vul ook het jaar in, bijvoorbeeld 15-6-2025."),
        ("15-6", "Vul ook het jaar in, bijvoorbeeld 15-6-2025."),
        ("31-6-25", "Juni 2025 heeft 30 dagen. Kies een dag van 1 tot en met 30."),
        ("15-6-0025", "Het jaar 25 kan niet kloppen. Controleer het jaar."),
        ("15-6-9999", "Het jaar 9999 kan niet kloppen. Controleer het jaar."),
        ("maandag 15 juni 2025", "15 juni 2025 is een zondag, geen maandag. Controleer de dag."),
    ],
)
def test_a_day_that_does_not_exist_says_what_is_wrong(typed, sentence):
    assert refusal(DutchDateField(), typed) == sentence


@pytest.mark.parametrize(
    "typed",
    ["morgen", "15", "15 zomer 2025", "juni 15 2025", "40-40-2025", "15-6-2025-1", "zondag", "-",
     "15-6-205", "１５-6-2025", "15-6-2025\x00"],
)  # fmt: skip
def test_what_is_no_day_says_how_to_write_one(typed):
    assert refusal(DutchDateField(), typed) == (
        "Dit is geen dag. Vul dag, maand en jaar in, bijvoorbeeld 15-6-2025."
    )


# ---- amounts ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "cents"),
    [
        ("1000", 100_000),
        ("1.000", 100_000),
        ("€ 1.000", 100_000),
        ("€1.000", 100_000),
        ("€\u00a01.000", 100_000),
        ("EUR 1000", 100_000),
        ("1000 euro", 100_000),
        ("1000,50 EUR", 100_050),
        ("1 000 000", 100_000_000),
        ("1.000,50", 100_050),
        ("1000,5", 100_050),
        ("1.000,5", 100_050),
        ("1.000,-", 100_000),
        ("1.000,--", 100_000),
        ("€ 1.000,–", 100_000),
        ("0", 0),
        ("0,05", 5),
        (" 12.500.000 ", 1_250_000_000),
    ],
)
def test_an_amount_is_read_however_it_is_written(typed, cents):
    assert EuroField().clean(typed) == cents


@given(CENTS)
def test_an_amount_that_is_shown_can_be_typed_back(cents):
    field = EuroField()
    shown = [field.prepare_value(cents), format_amount(cents)]
    shown += [format_amount(cents, decimals="always"), f"{cents // 100},{cents % 100:02d}"]
    assert {field.clean(text) for text in shown} == {cents}
    assert DollarField().clean(format_amount(cents, "USD")) == cents


@given(CENTS.filter(lambda cents: cents >= 100))
def test_an_amount_in_english_is_never_taken_for_another_amount(cents):
    typed = f"{cents // 100:,}.{cents % 100:02d}"
    meant = format_amount(cents, decimals="always")
    assert meant in refusal(EuroField(), typed)


@given(st.text(alphabet="0123456789.,-€ –", max_size=24) | st.text(max_size=24))
def test_any_text_is_an_amount_or_refused_with_a_sentence(text):
    assert is_answered(EuroField(required=False), text)


@pytest.mark.parametrize(
    ("typed", "question"),
    [
        ("1000.50", "Bedoelt u € 1.000,50 of € 100.050,00?"),
        ("1.000.50", "Bedoelt u € 1.000,50 of € 100.050,00?"),
        ("1,000.50", "Bedoelt u € 1.000,50 of € 100.050,00?"),
        ("1,000", "Bedoelt u € 1,00 of € 1.000,00?"),
        ("12.5", "Bedoelt u € 12,50 of € 125,00?"),
        ("1.000,000", "Bedoelt u € 1.000,00 of € 1.000.000,00?"),
        ("12,500,000", "Bedoelt u € 12.500,00 of € 12.500.000,00?"),
        ("1,005", "Bedoelt u € 1.005,00?"),
        ("1.0000.000", "Bedoelt u € 10.000,00 of € 10.000.000,00?"),
    ],
)
def test_an_amount_that_can_mean_two_things_is_asked_back(typed, question):
    assert refusal(EuroField(), typed).replace("\u00a0", " ") == question


def test_dollars_are_asked_back_in_dollars():
    assert refusal(DollarField(), "1000.50") == (
        "Bedoelt u US$\u00a01.000,50 of US$\u00a0100.050,00?"
    )
    assert DollarField().clean("US$ 1.000") == DollarField().clean("$1000") == 100_000


@pytest.mark.parametrize(
    "typed",
    ["veel", "1.00.0x", "1,2,", ",50", "5 miljoen", "$ 5", "1e9", "€", "1 5", "１０", "1\x00"],
)
def test_what_is_no_amount_says_how_to_write_one(typed):
    assert refusal(EuroField(), typed) == (
        "Dit is geen bedrag. Vul het in als 12.500.000 of 12.500.000,50."
    )


@pytest.mark.parametrize("typed", ["-5", "€ -5", "\u22125,00", "- 5"])
def test_an_amount_below_zero_is_refused(typed):
    assert refusal(EuroField(), typed) == "Vul het bedrag in zonder min."


@pytest.mark.parametrize("typed", ["9" * 14, "9" * 5_000, "1.000.000.000.000,00"])
def test_an_amount_that_no_row_can_hold_is_refused(typed):
    assert refusal(EuroField(), typed) == "Dit bedrag is te groot. Controleer het aantal cijfers."


def test_an_empty_amount_asks_for_one():
    assert refusal(EuroField(), "") == "Vul een bedrag in, bijvoorbeeld 12.500.000."
    assert EuroField(required=False).clean("") is None


def test_cents_of_the_record_are_kept_and_shown_as_an_amount():
    assert EuroField().clean(5) == 5
    assert EuroField().prepare_value(1_250_000_050) == "12.500.000,50"
    assert EuroField().prepare_value(1_250_000_000) == "12.500.000"
    assert EuroField().prepare_value("veel") == "veel"


def test_an_amount_field_knows_its_sign():
    assert (EuroField().symbol, DollarField().symbol) == ("€", "US$")


# ---- weeks -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("", "Vul een aantal weken in."),
        ("vier", "Vul een heel aantal weken in, bijvoorbeeld 4."),
        ("4,5", "Vul een heel aantal weken in, bijvoorbeeld 4."),
    ],
)
def test_weeks_are_a_whole_number(typed, sentence):
    with pytest.raises(ValidationError, match=sentence):
        WeeksField().clean(typed)
    assert WeeksField().clean(" 4 ") == 4


def test_a_field_may_ask_for_its_weeks_in_words_of_its_own():
    asks = WeeksField(error_messages={"required": "Hoeveel weken staan er in de brief?"})
    with pytest.raises(ValidationError, match="in de brief"):
        asks.clean("")
