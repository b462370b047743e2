"""The living page shows every component, and each one is sound for mouse, keyboard and ear."""

import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from django.template import Context, Template
from django.template.loader import render_to_string
from django.test import RequestFactory

from tests.screens.pages import TEMPLATES, Page, all_templates, read

DOCUMENTATION = re.compile(r"{% comment %}(.*?){% endcomment %}", re.DOTALL)
PARAMETER = re.compile(r"^(\w+) {2,}\S", re.MULTILINE)
USE = re.compile(r"{% component \"(\w+)\"(.*?)%}", re.DOTALL)
GIVEN = re.compile(r"(?:^|\s)(\w+)=")
PARTIALS = sorted((TEMPLATES / "components").glob("*.html"))


@pytest.fixture(scope="module")
def living_page() -> Page:
    return read(render_to_string("componenten.html"))


def place(component: str, address: str = "/", **parameters: object) -> Page:
    names = " ".join(f"{name}={name}" for name in parameters)
    template = Template(f'{{% load components %}}{{% component "{component}" {names} %}}')
    request = RequestFactory().get(address)
    context = Context({**parameters, "request": request, "csrf_token": "geheim"})
    return read(template.render(context))


def documented(partial: Path) -> set[str]:
    found = DOCUMENTATION.match(partial.read_text())
    assert found, f"{partial.name} does not start with its parameters"
    return set(PARAMETER.findall(found[1]))


def test_the_living_page_renders_without_any_context(living_page):
    assert living_page.unclosed == []
    assert len(living_page.all("h1")) == 1


def test_every_id_of_the_living_page_is_unique(living_page):
    assert [name for name, times in Counter(living_page.values("id")).items() if times > 1] == []


@pytest.mark.parametrize("attribute", ["aria-describedby", "aria-labelledby", "for"])
def test_every_reference_of_the_living_page_is_met(living_page, attribute):
    wanted = {name for value in living_page.values(attribute) for name in value.split()}
    assert wanted - set(living_page.values("id")) == set()


def test_every_link_inside_the_living_page_leads_somewhere(living_page):
    targets = {link[1:] for link in living_page.values("href") if link.startswith("#")}
    assert targets - {""} - set(living_page.values("id")) == set()


@pytest.mark.parametrize("partial", PARTIALS, ids=lambda path: path.stem)
def test_the_living_page_shows_every_component(partial):
    pages = [TEMPLATES / "componenten.html", *(TEMPLATES / "componenten").glob("*.html")]
    shown = "".join(path.read_text() for path in [*pages, *PARTIALS])
    name = partial.stem
    ways = (f'component "{name}"', f"{{% {name} ", f"components/{name}.html")
    assert any(way in shown for way in ways)


@pytest.mark.parametrize("path", all_templates(), ids=lambda path: path.name)
def test_a_component_is_placed_with_documented_parameters_only(path):
    for name, rest in USE.findall(path.read_text()):
        given = set(GIVEN.findall(rest))
        assert given - documented(TEMPLATES / "components" / f"{name}.html") == set(), name


def test_a_component_sees_nothing_of_the_page_around_it():
    template = Template('{% load components %}{% component "status_tag" word="concept" %}')
    html = template.render(Context({"meaning": "error"}))
    assert "utrecht-badge-status--error" not in html


def test_a_posting_button_carries_the_token_and_the_hidden_fields():
    page = place("button", label="Tekenen", url="/x/", post=True, hidden={"stap": "sign"})
    assert page.all("form")[0]["method"] == "post"
    assert {field["name"]: field["value"] for field in page.all("input")} == {
        "csrfmiddlewaretoken": "geheim",
        "stap": "sign",
    }


def test_a_disabled_button_stays_focusable_and_says_every_reason():
    page = place("button", label="Tekenen", url="/x/", post=True, reasons=["Eerst A.", "Dan B."])
    (button,) = page.all("button")
    assert button["aria-disabled"] == "true"
    assert "disabled" not in button
    assert button["type"] == "button"
    assert button["aria-describedby"] in page.values("id")
    assert "Eerst A." in page.text
    assert "Dan B." in page.text
    assert page.all("form") == []


def test_a_step_that_cannot_be_taken_has_no_form():
    page = place("transition_form", label="Tekenen", url="/x/", reasons=["Eerst A."])
    assert page.all("form") == []
    assert "Eerst A." in page.text


@pytest.mark.parametrize(("remark", "fields"), [("", 0), ("optional", 1), ("required", 1)])
def test_a_step_asks_for_a_remark_only_when_there_is_room_for_one(remark, fields):
    page = place("transition_form", label="Tekenen", url="/x/", remark=remark)
    assert len(page.all("textarea")) == fields
    assert all(("required" in field) == (remark == "required") for field in page.all("textarea"))


def test_an_act_that_cannot_be_taken_back_is_asked_first():
    asked = {
        "question": "Daarna kan niemand haar wijzigen.",
        "statement": "Ik heb haar gelezen",
        "name": "gelezen",
        "url": "/brief/",
        "url_label": "Lees de brief",
    }
    page = place("transition_form", label="Tekenen", url="/x/", confirm=asked)
    (box,) = [field for field in page.all("input") if field.get("type") == "checkbox"]
    assert (box["name"], "required" in box, "checked" in box) == ("gelezen", True, False)
    assert asked["question"] in page.text
    assert "/brief/" in {link["href"] for link in page.all("a")}
    assert page.all("textarea") == []


def test_a_box_of_which_the_words_were_missing_is_open_again_and_says_so():
    asked = {"remark": "required", "remark_label": "Waarom?", "id": "give_back"}
    step: dict[str, Any] = {"label": "Teruggeven", "url": "/x/", **asked}
    (closed,) = place("transition_form", **step).all("details")
    assert "open" not in closed
    page = place("transition_form", "/rapportage/?opnieuw=give_back", **step)
    (again,) = page.all("details")
    assert "open" in again
    assert "Vul dit eerst in." in page.text
    (box,) = page.all("textarea")
    assert (box["aria-invalid"], box["aria-describedby"]) == ("true", "give_back-fout")
    assert "autofocus" in box


def test_a_field_with_an_error_is_tied_to_it(living_page):
    invalid = [field for field in living_page.all("input") if "aria-invalid" in field]
    amount = next(field for field in invalid if field["name"] == "bedrag")
    assert "id_bedrag_error" in amount["aria-describedby"].split()


def test_no_field_speaks_the_language_of_the_browser(living_page):
    kinds = {field.get("type", "text") for field in living_page.all("input")}
    assert kinds <= {"text", "hidden", "radio", "checkbox", "password", "file"}
    # A script draws a button with these words over what a browser calls "Choose File".
    words = {place.get("data-file-choose") for place in living_page.all("div")} - {None}
    assert words == {"Bestand kiezen"}
    # Without novalidate the browser would put its own words beside an empty field.
    assert all("novalidate" in form for form in living_page.all("form") if has_questions(form))


def has_questions(form: dict[str, str]) -> bool:
    """The filter has no required fields and the buttons no fields at all."""
    return form.get("role") != "search" and form.get("action") == ""
