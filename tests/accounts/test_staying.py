"""A session tells how long it lasts, and lasts longer only for who says so."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models.functions import Now
from django.test import Client
from django.urls import reverse

from regiodeals.accounts.models import Role
from regiodeals.accounts.staying import WARNS_S
from tests import builders

pytestmark = pytest.mark.django_db
PAGE = reverse("session")


@pytest.fixture
def client() -> Client:
    client = Client()
    person = builders.user(Role.BEHANDELAAR)
    client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[-1])
    return client


def ends_in(seconds: int) -> None:
    Session.objects.update(expire_date=Now() + timedelta(seconds=seconds))


def test_a_page_knows_how_long_its_reader_is_logged_in(client: Client) -> None:
    ends_in(1000)
    page = client.get("/toegankelijkheid/")
    assert 990 <= page.context["sessie_eindigt_over"] <= 1000
    assert f'data-warns="{WARNS_S}"' in page.content.decode()
    assert "session_warning" in page.content.decode()


def test_who_is_not_logged_in_is_not_warned() -> None:
    page = Client().get("/toegankelijkheid/").content.decode()
    assert "session_warning" not in page
    assert "data-session" not in page


def test_asking_makes_it_last_no_longer(client: Client) -> None:
    ends_in(100)
    assert 90 <= client.get(PAGE).json()["seconden"] <= 100
    assert 90 <= client.get(PAGE).json()["seconden"] <= 100


def test_who_stays_begins_anew_and_stays_who_he_is(client: Client) -> None:
    ends_in(100)
    before = client.cookies["sessionid"].value
    left = client.post(PAGE).json()["seconden"]
    assert settings.SESSION_COOKIE_AGE - 5 <= left <= settings.SESSION_COOKIE_AGE
    assert client.get(PAGE).json()["seconden"] > WARNS_S
    assert client.cookies["sessionid"].value == before
    assert client.get("/").status_code == 200


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_session_that_ended_is_not_brought_back(client: Client, method: str) -> None:
    ends_in(-1)
    answer = getattr(client, method)(PAGE)
    assert (answer.status_code, answer.json()) == (401, {"seconden": 0})
    assert client.get("/")["Location"].startswith("/inloggen/")


def test_nobody_else_can_make_it_last() -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(
        builders.user(Role.BEHANDELAAR), backend=settings.AUTHENTICATION_BACKENDS[-1]
    )
    ends_in(100)
    assert strict.post(PAGE).status_code == 403
    assert strict.get(PAGE).json()["seconden"] <= 100


def test_the_answer_is_kept_by_no_browser(client: Client) -> None:
    assert "no-store" in client.get(PAGE)["Cache-Control"]
