"""A session is read by its key until it ends; a key that is nobody's gives nobody."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db.models.functions import Now
from django.test import Client

from regiodeals.accounts.models import Role
from regiodeals.accounts.sessions import SessionStore
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def client() -> Client:
    client = Client()
    person = builders.user(Role.BEHANDELAAR)
    client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[-1])
    return client


def begun(**kept: str) -> SessionStore:
    store = SessionStore()
    store.update(kept)
    store.create()
    return store


def test_what_was_kept_is_read_by_its_key_and_not_by_another() -> None:
    first, second = begun(wat="het ene"), begun(wat="het andere")
    assert SessionStore(first.session_key)["wat"] == "het ene"
    assert SessionStore(second.session_key)["wat"] == "het andere"


@pytest.mark.parametrize("key", ["", "onbekend-maar-lang-genoeg", "' OR 1=1 --", "é" * 40])
def test_a_key_that_is_nobodys_gives_nothing_and_is_forgotten(key: str) -> None:
    begun(wat="van iemand")
    store = SessionStore(key)
    assert dict(store.items()) == {}
    assert store.session_key is None


def test_a_session_that_ended_lets_nobody_in(client: Client) -> None:
    assert client.get("/").status_code == 200
    Session.objects.update(expire_date=Now() - timedelta(seconds=1))
    assert client.get("/")["Location"].startswith("/inloggen/")


def test_who_was_thrown_out_is_out_at_once(client: Client) -> None:
    assert client.get("/").status_code == 200
    Session.objects.all().delete()
    assert client.get("/")["Location"].startswith("/inloggen/")


def test_data_that_somebody_changed_is_not_believed(client: Client) -> None:
    Session.objects.update(session_data="bedacht:door:iemand")
    assert client.get("/")["Location"].startswith("/inloggen/")
