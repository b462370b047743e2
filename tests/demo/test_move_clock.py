"""In the demonstration somebody who waits for a last day lets the time pass with a button."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import NoReverseMatch, reverse

from monitoring.herinnering.models import Herinnering, Ronde
from regiodeals.accounts.models import Role
from regiodeals.common import clock
from regiodeals.common.clock import AMSTERDAM
from tests import builders
from tests.demo import stories

TUESDAY = datetime(2025, 1, 28, 9, 0, tzinfo=AMSTERDAM)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def world(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A clock of its own that stands on a Tuesday."""
    stories.on_its_own_clock(monkeypatch, tmp_path)
    clock.move_demo_clock(TUESDAY)


@pytest.fixture
def region() -> Client:
    """Somebody with a role, whichever."""
    client = Client()
    person = builders.user(Role.REGIOCOORDINATOR)
    client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[-1])
    return client


def move(client: Client, step: str, **more: str) -> Any:
    return client.post(reverse("demo-clock"), {"stap": step, **more}, follow=True)


@pytest.mark.parametrize(
    ("step", "day"), [("dag", "29 januari"), ("week", "4 februari"), ("maand", "27 februari")]
)
def test_it_becomes_the_morning_of_a_later_day(region: Client, step: str, day: str) -> None:
    page = move(region, step)
    now = clock.now().astimezone(AMSTERDAM)
    assert f"{now.day} {now:%H:%M}" == f"{day.split()[0]} 07:35"
    assert f"{day} 2025. Vanzelf gingen er 0 mails uit." in page.content.decode()


def test_of_every_day_in_between_the_reminders_are_planned_in_both_zones(region: Client) -> None:
    move(region, "week")
    days: dict[str, set[int]] = {}
    for row in Ronde.objects.all():
        days.setdefault(row.zone, set()).add(row.day.day)
    assert days == {
        "Europe/Amsterdam": {28, 29, 30, 31, 1, 2, 3, 4},
        "America/Kralendijk": {28, 29, 30, 31, 1, 2, 3},
    }


def test_nothing_is_reminded_of_twice_when_two_people_move_the_clock(region: Client) -> None:
    move(region, "dag")
    move(region, "dag")
    assert clock.today().day == 30
    assert Herinnering.objects.count() == 0
    assert Ronde.objects.filter(zone="Europe/Amsterdam").count() == 3


def test_another_step_is_refused_with_what_to_choose(region: Client) -> None:
    page = move(region, "eeuw")
    assert "Kies een dag, een week of een maand." in page.content.decode()
    assert clock.today() == TUESDAY.date()


def test_it_comes_back_to_the_page_where_the_button_stood(region: Client) -> None:
    page = move(region, "dag", terug="/deals/?q=saba")
    assert page.request["PATH_INFO"] == "/deals/"
    elsewhere = move(region, "dag", terug="https://elders.example.org/")
    assert elsewhere.request["PATH_INFO"] == "/"


def test_who_has_not_logged_in_moves_nothing() -> None:
    answer = Client().post(reverse("demo-clock"), {"stap": "dag"})
    assert answer["Location"].startswith("/inloggen/")
    assert clock.today() == TUESDAY.date()


def test_outside_a_demonstration_there_is_no_such_address(
    region: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "DEMO_CLOCK_FILE", None)
    assert move(region, "dag").status_code == 404
    with pytest.raises(NoReverseMatch):
        reverse("demo-clock", urlconf="regiodeals.urls")


def test_the_buttons_stand_in_the_strip_of_every_page(region: Client) -> None:
    page = region.get("/").content.decode()
    assert 'action="/demonstratie/klok/"' in page
    assert all(f'value="{step}"' in page for step in ("dag", "week", "maand"))
