"""Somebody reads in the language he chose, else in that of whom he works for, else in Dutch."""

from datetime import date

import pytest
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.test import Client, RequestFactory

from regiodeals.accounts.english_pages import ENGLISH_PAGES
from regiodeals.accounts.language import SaidMessages
from regiodeals.accounts.models import Role, User
from regiodeals.accounts.routes import ROUTES
from regiodeals.common import clock
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.language import Language
from regiodeals.common.words import dutch
from regiodeals.deal.models import RoleInDeal
from regiodeals.party.models import Membership
from tests import builders
from tests.monitoring.indicator.world import granted
from tests.people.world import invite
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
    assert "componenten" not in ENGLISH_PAGES

    html = client.get("/componenten/").content.decode()

    page = read(html)
    assert page.all("html")[0]["lang"] == "en"
    assert page.all("main")[0]["lang"] == "nl"
    assert "not available in English yet" in page.text
    assert "Log out" in page.text


def test_what_such_a_page_composes_itself_is_as_dutch_as_the_page(client, officer):
    """Its lead is a sentence of the view: "Dinsdag 28 januari 2025. ..."."""
    officer.language = "en"
    officer.save()
    client.force_login(officer)

    page = read(client.get("/").content.decode())

    assert page.all("html")[0]["lang"] == "en"
    assert long_date(clock.today()).capitalize() + "." in page.text


def test_what_a_dutch_page_tells_on_the_next_one_is_in_the_language_of_its_frame(client, officer):
    """A message stands in the frame, whatever language the page that left it is made in."""
    manager, deal = somebody("en"), granted(officer)
    builders.role_in(deal, RoleInDeal.MANAGER, manager)
    assert "regiodeals:invitation-revoke" not in ENGLISH_PAGES
    client.force_login(manager)
    row = invite(deal, manager)

    page = client.post(f"/uitnodigingen/{row.pk}/intrekken/", follow=True)

    assert "has been withdrawn" in read(page.content.decode()).text


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
    assert type(response["Content-Language"]) is str
    assert "Log out" not in response.content.decode()


def test_a_message_for_the_next_page_is_said_before_it_is_kept():
    request = RequestFactory().get("/")
    request.session = SessionStore()
    storage = SaidMessages(request)
    request.frame_language = Language.EN  # type: ignore[attr-defined]
    storage.add(20, dutch("vandaag"))
    assert [str(message) for message in storage] == ["today"]


def test_each_page_of_the_list_exists():
    assert ENGLISH_PAGES - set(ROUTES) == set()
