"""The frame around every page: the strip, the menu, the person, the messages, the error pages."""

import re
from datetime import UTC, datetime

import pytest
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.template.loader import get_template, render_to_string

from regiodeals.accounts import page_frame
from regiodeals.accounts.models import Role
from tests import builders
from tests.screens.pages import TEMPLATES, Page, all_templates, read

ERROR_PAGES = ["400", "403", "403_csrf", "404", "429", "500", "registration/lockout"]


class Person:
    """Only what the frame asks of a user."""

    is_authenticated = True
    role_labels = "behandelaar"

    def __str__(self) -> str:
        return "Anna Voorbeeld"


def frame(**context: object) -> Page:
    return read(render_to_string("404.html", context))


def test_the_first_link_leads_to_the_content():
    page = frame()
    assert page.all("a")[0]["href"] == f"#{page.all('main')[0]['id']}"


def test_the_demonstration_says_so_on_every_page_with_its_own_clock():
    page = frame(demo_klok=datetime(2024, 11, 18, 8, 30, tzinfo=UTC))
    assert "nagespeelde wereld op maandag 18 november 2024, 09:30" in page.text
    assert "Demonstratie" not in frame().text


def test_the_menu_marks_where_the_reader_is():
    menu = [
        {"label": "Mijn werk", "url": "/", "current": False},
        {"label": "Deals", "url": "/deals/", "current": True},
    ]
    links = frame(hoofdmenu=menu).all("a")
    # Twice: once in the bar, once in the menu of a narrow screen.
    assert [link["href"] for link in links if "aria-current" in link] == ["/deals/", "/deals/"]


def test_a_part_of_the_menu_opens_to_the_pages_that_the_reader_may_see(client, officer):
    client.force_login(officer)

    page = read(client.get("/bezwaren/").content.decode())

    tabs = [link for link in page.all("a") if link.get("href") in {"/series/", "/bezwaren/"}]
    assert {link["href"] for link in tabs} == {"/series/", "/bezwaren/"}
    besluiten = next(link for link in page.all("a") if link.get("aria-current") == "true")
    assert besluiten["href"] == "/beschikkingen/"


def test_a_part_with_one_page_for_the_reader_is_that_page(client, db, monkeypatch):
    pages = [
        ("Beschikkingen", "disbursement:beschikking-list"),
        ("Series", "disbursement:serie-list"),
    ]
    monkeypatch.setattr(page_frame, "MENU", (("Besluiten", tuple(pages)),))
    client.force_login(builders.user(Role.REGIOCOORDINATOR))

    page = client.get("/beschikkingen/").content.decode()

    assert ">Beschikkingen</a>" in page
    assert "Besluiten" not in page
    assert "/series/" not in page


def test_logging_out_is_a_form_that_posts():
    forms = frame(user=Person(), csrf_token="geheim").all("form")
    leave = [form for form in forms if form["action"] == "/uitloggen/"]
    assert [form["method"] for form in leave] == ["post", "post"]


def test_the_person_sees_in_which_role_he_works():
    text = frame(user=Person()).text
    assert "Anna Voorbeeld" in text
    assert "behandelaar" in text


def test_a_stranger_sees_no_menu_and_no_log_out():
    page = frame()
    assert page.all("nav") == []
    assert page.all("form") == []


@pytest.mark.parametrize(
    ("level", "role"),
    [
        (constants.INFO, "status"),
        (constants.SUCCESS, "status"),
        (constants.WARNING, "alert"),
        (constants.ERROR, "alert"),
    ],
)
def test_a_message_is_read_aloud_as_urgently_as_it_is(level, role):
    page = frame(messages=[Message(level, "Getekend.")])
    assert role in page.values("role")
    assert "Getekend." in page.text


@pytest.mark.parametrize("name", ERROR_PAGES)
def test_an_error_page_needs_no_context_and_says_what_to_do(name):
    page = read(get_template(f"{name}.html").render({}))
    assert len(page.all("h1")) == 1
    assert page.unclosed == []
    assert "fout opgetreden" not in page.text


@pytest.mark.parametrize("name", ["500.html", "503.html", "plain.html"])
def test_the_page_for_our_own_failure_depends_on_nothing_that_can_fail(name):
    tags = re.findall(r"{% (\w+)", (TEMPLATES / name).read_text())
    assert set(tags) <= {"extends", "block", "endblock", "if", "endif"}


def test_a_refusal_says_who_may_and_who_can_help():
    context = {"access": {"label": "ministerie"}, "user": Person()}
    text = read(render_to_string("403.html", context)).text
    assert "Deze pagina is voor: ministerie." in text
    assert "beheerder" in text


def test_no_page_takes_an_id_of_the_frame_again():
    """A name that stands twice leads a reader's program to the wrong place."""
    frame = {TEMPLATES / "base.html"}
    taken = set(re.findall(r'\sid="([\w-]+)"', (TEMPLATES / "base.html").read_text()))
    assert "inhoud" in taken
    again = {
        (path.name, found)
        for path in set(all_templates()) - frame
        for found in re.findall(r'\sid="([\w-]+)"', path.read_text())
        if found in taken
    }
    assert again == set()
