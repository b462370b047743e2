"""The merge language: a field from the list is filled in, and anything else is refused or text."""

import re

import pytest
from django.utils.html import escape
from hypothesis import given
from hypothesis import strategies as st

from regiodeals.common.errors import InvalidInput
from regiodeals.common.wording.language import (
    EmptyField,
    field_names,
    filled,
    require_known,
    require_present,
)

KNOWN = {"kenmerk", "laatste_dag", "bezwaaradres"}
NO_TEMPLATE_LANGUAGE = [
    "{{ settings.SECRET_KEY }}",
    "{{ deal.__class__ }}",
    "{{ 7*7 }}",
    "{{ kenmerk|safe }}",
    "{{ kenmerk.strip() }}",
    "{{ KENMERK }}",
    "{{ kenmerk",
    "kenmerk }}",
    "{{{ kenmerk }}}",
    "{{ {{ kenmerk }} }}",
    "{% load static %}",
    "{% include 'x' %}",
    "{# weg #}",
    "{kenmerk}",
    "${kenmerk}",
    "{{\nkenmerk }}",
    "{{ }}",
    "{{}}",
    "}{",
]
names = st.from_regex(r"[a-z][a-z0-9_]{0,12}", fullmatch=True)
plain_text = st.text(st.characters(exclude_characters="{}", exclude_categories=("Cs", "Cc")))


@pytest.mark.parametrize("text", NO_TEMPLATE_LANGUAGE)
def test_what_is_no_field_is_refused_and_shown(text):
    with pytest.raises(InvalidInput, match="is geen invulveld"):
        require_known(f"Voor {text} na", KNOWN)


def test_a_field_that_is_not_on_the_list_is_refused_with_the_nearest_one():
    with pytest.raises(InvalidInput) as refused:
        require_known("Tot {{ laaste_dag }}.", KNOWN)
    assert "‘laaste_dag’ bestaat niet. Bedoelt u ‘laatste_dag’?" in str(refused.value)


def test_without_a_near_name_the_list_is_pointed_at():
    with pytest.raises(InvalidInput, match=r"‘xyz’ bestaat niet\. Kies een veld uit de lijst"):
        require_known("{{ xyz }}", KNOWN)


def test_a_field_with_capitals_or_spaces_is_refused_with_what_was_meant():
    with pytest.raises(InvalidInput, match=r"Bedoelt u {{ laatste_dag }}\?"):
        require_known("{{ Laatste dag }}", KNOWN)


def test_a_field_that_the_law_needs_may_not_be_left_out():
    require_present("{{ laatste_dag }} {{bezwaaradres}}", {"laatste_dag", "bezwaaradres"})
    with pytest.raises(InvalidInput, match=r"{{ bezwaaradres }}"):
        require_present("{{ laatste_dag }}", {"laatste_dag", "bezwaaradres"})


def test_a_value_with_html_comes_out_as_text():
    html = filled("<p>{{ kenmerk }}</p>", {"kenmerk": "<img src=x onerror=alert(1)>&"}, set())
    assert html == "<p>&lt;img src=x onerror=alert(1)&gt;&amp;</p>"


def test_a_value_that_looks_like_a_field_is_not_filled_in_again():
    values = {"kenmerk": "{{ laatste_dag }}", "laatste_dag": "geheim"}
    assert filled("{{ kenmerk }}", values, set()) == "{{ laatste_dag }}"


def test_an_empty_value_takes_the_space_in_front_of_it_along():
    assert filled("Eén. {{ zin }} Twee.", {"zin": ""}, {"zin"}) == "Eén. Twee."
    assert filled("Eén. {{ zin }} Twee.", {"zin": "Half."}, {"zin"}) == "Eén. Half. Twee."


@pytest.mark.parametrize("start", ["", "<p>", "Voor.<br/>", "<ul><li>"])
def test_the_first_value_of_a_paragraph_takes_the_space_behind_it_along(start):
    found = [
        filled(
            f"{start}{{{{ een }}}} {{{{ twee }}}} Drie.", {"een": one, "twee": two}, {"een", "twee"}
        )
        for one in ("Eén.", "")
        for two in ("Twee.", "")
    ]
    texts = ("Eén. Twee. Drie.", "Eén. Drie.", "Twee. Drie.", "Drie.")
    assert found == [start + text for text in texts]


def test_also_the_first_value_of_a_paragraph_must_be_there():
    with pytest.raises(EmptyField, match="‘kenmerk’"):
        filled("<p>{{ kenmerk }} Drie.</p>", {}, set())


def test_a_value_that_must_be_there_and_is_not_stops_the_letter():
    with pytest.raises(EmptyField, match="‘kenmerk’"):
        filled("{{ kenmerk }}", {"kenmerk": ""}, set())
    with pytest.raises(EmptyField, match="‘kenmerk’"):
        filled("{{ kenmerk }}", {}, set())


@given(plain_text)
def test_text_without_braces_is_always_allowed_and_stays_as_it_is(text):
    require_known(text, KNOWN)
    assert filled(text, {}, set()) == text


@given(names)
def test_only_a_name_on_the_list_is_allowed(name):
    text = f"{{{{ {name} }}}}"
    assert field_names(text) == [name]
    if name in KNOWN:
        require_known(text, KNOWN)
    else:
        with pytest.raises(InvalidInput):
            require_known(text, KNOWN)


@given(st.text())
def test_whatever_is_allowed_has_no_brace_outside_a_known_field(text):
    try:
        require_known(text, KNOWN)
    except InvalidInput:
        return
    rest = re.sub(r"\{\{[ \xa0]*(kenmerk|laatste_dag|bezwaaradres)[ \xa0]*\}\}", "", text)
    assert not set(rest) & set("{}")


@given(st.lists(plain_text, min_size=1), st.text(min_size=1))
def test_a_value_comes_out_as_it_is_once_per_place(parts, value):
    html = filled("{{ kenmerk }}".join(parts), {"kenmerk": value}, set())
    assert html == escape(value).join(parts)
