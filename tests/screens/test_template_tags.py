"""Figures, days and moments read as Dutch words; what is not known reads "onbekend"."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from regiodeals.common.form_fields import DutchDateField
from regiodeals.common.money import format_amount
from regiodeals.templatetags.components import (
    as_lead,
    choice_kind,
    days_left,
    described_by,
    first_input_id,
    help_for,
    initialen,
    page_numbers,
)
from regiodeals.templatetags.symbols import ICONS, STEPS, icon, step_symbol
from tests.screens.pages import read

UNKNOWN = '<span class="rd-unknown">onbekend</span>'
FILTERS = ["bedrag", "bedrag_voluit", "lange_datum", "datum", "korte_datum", "tijdstip"]


def shown(expression: str, **context: Any) -> str:
    libraries = "{% load dutch components %}"
    return Template(f"{libraries}{{{{ {expression} }}}}").render(Context(context))


@pytest.mark.parametrize(
    ("expression", "value", "words"),
    [
        ("value|bedrag", 10_000_000_00, "€\u00a010.000.000"),
        ("value|bedrag", 1_250_50, "€\u00a01.250,50"),
        ("value|bedrag", 0, "€\u00a00"),
        ("value|bedrag:'USD'", 5_400_000_00, "US$\u00a05.400.000"),
        ("value|bedrag_voluit", 10_000_000_00, "€\u00a010.000.000,00"),
        ("value|lange_datum", date(2024, 12, 27), "vrijdag 27 december 2024"),
        ("value|datum", date(2024, 12, 27), "27 december 2024"),
        ("value|korte_datum", date(2024, 12, 27), "vr\u00a027\u00a0dec\u00a02024"),
        (
            "value|tijdstip",
            datetime(2024, 12, 27, 13, 32, tzinfo=UTC),
            "vrijdag 27 december 2024, 14:32",
        ),
    ],
)
def test_a_filter_speaks_dutch(expression, value, words):
    assert shown(expression, value=value) == words


@pytest.mark.parametrize("name", FILTERS)
@pytest.mark.parametrize("value", [None, ""])
def test_what_is_not_known_reads_onbekend(name, value):
    assert shown(f"value|{name}", value=value) == UNKNOWN


@given(cents=st.integers(min_value=-(10**13), max_value=10**13))
def test_an_amount_in_a_page_is_the_amount_of_the_record(cents):
    assert shown("cents|bedrag", cents=cents) == format_amount(cents)


def test_a_moment_counts_for_its_day_in_the_netherlands():
    just_after_midnight = datetime(2024, 12, 31, 23, 30, tzinfo=UTC)
    assert shown("moment|lange_datum", moment=just_after_midnight) == "woensdag 1 januari 2025"


@pytest.mark.parametrize("value", [0, False, "Saba", [1]])
def test_a_value_that_is_there_stays_as_it_is(value):
    assert UNKNOWN not in shown("value|of_onbekend", value=value)


def test_a_value_cannot_bring_its_own_markup():
    assert shown("value|of_onbekend", value="<b>Saba</b>") == "&lt;b&gt;Saba&lt;/b&gt;"


@pytest.mark.parametrize(
    ("days", "words", "meaning"),
    [
        (-3, "3 dagen te laat", "late"),
        (-1, "1 dag te laat", "late"),
        (0, "vandaag", "today"),
        (1, "1 dag", "now"),
        (14, "14 dagen", "now"),
        (15, "15 dagen", "soon"),
        (28, "28 dagen", "soon"),
        (29, "29 dagen", "calm"),
    ],
)
def test_the_days_of_a_term_become_more_urgent(days, words, meaning):
    left = days_left(days)
    assert (str(left), left.meaning) == (words, meaning)


@given(days=st.integers(min_value=-1000, max_value=1000))
def test_the_number_of_days_is_never_shown_as_negative(days):
    assert days_left(days).figure == abs(days)


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Sanne Verhoef", "SV"), ("Farid el Amrani", "FA"), ("beheer", "B"), ("", "")],
)
def test_a_name_is_shortened_to_its_first_letters(name, letters):
    assert initialen(name) == letters


class Question(forms.Form):
    day = DutchDateField(label="Dag")
    amount = forms.CharField(label="Bedrag", help_text="In euro’s.")
    verdict = forms.ChoiceField(choices=[("ja", "Ja")], widget=forms.RadioSelect)
    notify = forms.BooleanField(required=False)


def test_a_date_is_asked_with_an_example_in_a_plain_text_field():
    field = Question()["day"]
    assert help_for(field) == "Bijvoorbeeld 15-6-2025."
    template = Template("{% load components %}{% field_widget field %}")
    widget = read(template.render(Context({"field": field})))
    assert widget.all("input")[0]["type"] == "text"


def test_help_and_errors_of_a_field_are_read_with_it():
    assert described_by(Question()["amount"]) == "id_amount_helptext"
    assert described_by(Question({})["amount"]) == "id_amount_helptext id_amount_error"
    assert described_by(Question()["verdict"]) == ""


def test_the_error_summary_leads_to_the_first_choice_of_a_group():
    assert first_input_id(Question()["verdict"]) == "id_verdict_0"
    assert first_input_id(Question()["amount"]) == "id_amount"


def test_each_kind_of_choice_is_drawn_its_own_way():
    form = Question()
    kinds = [choice_kind(form[name]) for name in ("verdict", "notify", "amount")]
    assert kinds == ["group", "single", "plain"]


@pytest.mark.parametrize(("label", "lead"), [("Bedrag", "Bedrag:"), ("Klopt dit?", "Klopt dit?")])
def test_a_label_leads_its_answer(label, lead):
    assert as_lead(label) == lead


def test_long_lists_of_pages_leave_out_the_middle():
    page = Paginator(range(500), 25).page(10)
    assert list(page_numbers(page)) == [1, "…", 9, 10, 11, "…", 20]


def test_another_page_of_a_list_keeps_the_filters():
    template = Template("{% load components %}{% page_link 3 %}")
    request = RequestFactory().get("/deals/?stap=toets&pagina=2")
    assert template.render(Context({"request": request})) == "?stap=toets&amp;pagina=3"
    assert template.render(Context()) == "?pagina=3"


@pytest.mark.parametrize("name", sorted(ICONS))
def test_an_icon_is_silent_for_a_screen_reader(name):
    assert read(icon(name)).all("svg")[0]["aria-hidden"] == "true"


@pytest.mark.parametrize("state", sorted(STEPS))
def test_a_step_says_its_state_in_words(state):
    spoken = read(step_symbol(state, "Toets")).all("svg")[0]
    assert spoken["aria-label"] == f"Toets: {STEPS[state][0]}"
    silent = read(step_symbol(state)).all("svg")[0]
    assert "aria-label" not in silent


def test_every_state_of_a_step_has_a_shape_of_its_own():
    assert len({shape for _word, shape in STEPS.values()}) == len(STEPS)
