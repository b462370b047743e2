"""Words are Dutch wherever they are kept, and English only on the page of who reads English."""

import copy
import json
from datetime import date

import pytest
from django.template import Context, Template
from django.utils.html import format_html
from django.utils.translation import override

from regiodeals.common.dutch_dates import long_date, plain_date, short_date
from regiodeals.common.errors import InvalidInput
from regiodeals.common.money import format_amount
from regiodeals.common.words import Words, dutch, dutch_as, emphasised, joined, said

DAY = date(2024, 12, 27)
LATE = dutch("Vul een dag in, {voorbeeld}.", voorbeeld=long_date(DAY))
IN_DUTCH = "Vul een dag in, vrijdag 27 december 2024."
IN_ENGLISH = "Enter a date, Friday 27 December 2024."


def shown(value, language="en"):
    with override(language):
        return Template("{{ value }}").render(Context({"value": value}))


def test_a_page_says_them_in_the_language_of_its_reader():
    assert shown(LATE) == IN_ENGLISH
    assert shown(LATE, "nl") == IN_DUTCH


def test_what_is_kept_is_dutch_whoever_reads():
    with override("en"):
        assert LATE == IN_DUTCH
        assert json.dumps({"reden": LATE}) == json.dumps({"reden": IN_DUTCH})
        assert f"{LATE}" == IN_DUTCH
        assert hash(LATE) == hash(IN_DUTCH)


def test_they_stay_themselves_on_the_way_to_the_page():
    for travelled in (str(LATE), str(InvalidInput(LATE)), copy.deepcopy(LATE), LATE.capitalize()):
        assert shown(travelled) == IN_ENGLISH


def test_added_to_other_text_they_are_plain_dutch():
    with override("en"):
        assert type(LATE + "") is str
        assert shown(LATE + "!") == IN_DUTCH + "!"


def test_a_value_is_said_in_the_same_language_and_a_name_stays_a_name():
    assert shown(joined(", ", (dutch("vandaag"), "Saba"))) == "today, Saba"
    assert said("Saba") == "Saba"
    assert said(None) is None


def test_a_word_with_two_meanings_is_two_words_in_english():
    part = dutch_as("deel van een bedrag", "Termijn")
    assert (shown(part), shown(dutch("Termijn"))) == ("Instalment", "Deadline")
    assert part == dutch("Termijn")
    assert shown(part, "nl") == "Termijn"


def test_nothing_in_them_is_markup():
    found = dutch("Deze {ding} is <b>{naam}</b>", ding="x", naam="<script>")
    assert "<script>" not in shown(found)
    with override("en"):
        assert format_html("<p>{}</p>", dutch("vandaag")) == "<p>today</p>"


def test_a_text_without_english_is_said_in_dutch():
    assert shown(Words("Dit staat nergens")) == "Dit staat nergens"


@pytest.mark.parametrize(
    ("words", "english"),
    [
        (long_date(DAY), "Friday 27 December 2024"),
        (plain_date(DAY), "27 December 2024"),
        (short_date(DAY), "Fri 27 Dec 2024"),
        (format_amount(1_000_000_050), "€\u00a010,000,000.50"),
        (format_amount(-527_500_000, "USD", decimals="always"), "US$\u00a0−5,275,000.00"),
    ],
)
def test_a_day_and_an_amount_are_written_as_the_language_does(words, english):
    assert shown(words) == english


def test_emphasis_is_the_only_markup_and_what_is_filled_in_is_escaped():
    said_on = emphasised(dutch("Bekendgemaakt op <strong>{dag}</strong>."), dag=plain_date(DAY))
    assert shown(said_on) == "Notified on <strong>27 December 2024</strong>."
    assert shown(said_on, "nl") == "Bekendgemaakt op <strong>27 december 2024</strong>."
    within = emphasised("{naam}: {zin}", naam="<script>", zin=said_on)
    assert shown(within) == "&lt;script&gt;: Notified on <strong>27 December 2024</strong>."
