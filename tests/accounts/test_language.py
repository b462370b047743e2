"""Somebody reads in the language he chose, else in that of whom he works for, else in Dutch."""

from datetime import date

import pytest
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.test import Client, RequestFactory
from django.utils.translation import override

from regiodeals.accounts.english_pages import ENGLISH_PAGES
from regiodeals.accounts.language import SaidMessages
from regiodeals.accounts.models import Role, User
from regiodeals.accounts.routes import ROUTES
from regiodeals.common.language import Language
from regiodeals.common.words import dutch
from regiodeals.party.models import Membership
from tests import builders
from tests.screens.pages import read

pytestmark = pytest.mark.django_db
PASSWORD = "een-heel-lang-wachtwoord"


def somebody(language: str = "", *, works_for: tuple[Language, ...] = ()) -> User:
    person = builders.user(Role.REGIOCOORDINATOR)
    person.language = language
    person.set_password(PASSWORD)
    person.save()
    for mail_language in works_for:
        organisation = builders.organisation(mail_language=mail_language)
        Membership.objects.create(
            user=person, organisation=organisation, valid_from=date(2020, 1, 1)
        )
    return person


def language_after_log_in(person: User) -> str:
    client = Client()
    client.post("/inloggen/", {"username": person.username, "password": PASSWORD})
    response = client.get("/")
    assert response.status_code == 200
    page = read(response.content.decode())
    assert response["Content-Language"] == page.all("html")[0]["lang"]
    return page.all("html")[0]["lang"]


def test_the_site_is_dutch_for_who_chose_nothing():
    assert language_after_log_in(somebody()) == "nl"
    assert read(Client().get("/inloggen/").content.decode()).all("html")[0]["lang"] == "nl"


def test_who_works_for_an_island_reads_english():
    assert language_after_log_in(somebody(works_for=(Language.EN,))) == "en"


def test_who_works_for_both_reads_dutch():
    assert language_after_log_in(somebody(works_for=(Language.EN, Language.NL))) == "nl"


@pytest.mark.parametrize("chosen", ["nl", "en"])
def test_what_somebody_chose_himself_counts_first(chosen):
    assert language_after_log_in(somebody(chosen, works_for=(Language.EN,))) == chosen


def test_before_the_log_in_a_cookie_says_what_was_chosen():
    client = Client()
    client.cookies["taal"] = "en"
    page = client.get("/inloggen/").content.decode()
    assert '<html lang="en">' in page
    assert "Log in" in page
    client.cookies["taal"] = "xx"
    assert '<html lang="nl">' in client.get("/inloggen/").content.decode()


def test_a_page_without_english_says_so_and_says_what_is_dutch(client):
    client.force_login(somebody("en"))
    assert "toegankelijkheid" not in ENGLISH_PAGES

    html = client.get("/toegankelijkheid/").content.decode()

    page = read(html)
    assert page.all("html")[0]["lang"] == "en"
    assert page.all("main")[0]["lang"] == "nl"
    assert "not available in English yet" in page.text
    assert "Log out" in page.text


def test_an_error_is_told_in_english_whatever_page_was_asked_for(client):
    client.force_login(somebody("en"))
    page = read(client.get("/verplichtingen/999999/").content.decode())
    assert "This page does not exist" in page.text
    assert "lang" not in page.all("main")[0]


def test_the_administration_is_dutch(client):
    person = builders.user(Role.BEHEERDER)
    person.is_staff, person.language = True, "en"
    person.save()
    client.force_login(person)
    response = client.get("/beheer/")
    assert response["Content-Language"] == "nl"
    assert "Log out" not in response.content.decode()


def test_a_message_for_the_next_page_is_said_before_it_is_kept():
    request = RequestFactory().get("/")
    request.session = SessionStore()
    storage = SaidMessages(request)
    with override("en"):
        storage.add(20, dutch("vandaag"))
    assert [str(message) for message in storage] == ["today"]


def test_each_page_of_the_list_exists():
    assert ENGLISH_PAGES - set(ROUTES) == set()
