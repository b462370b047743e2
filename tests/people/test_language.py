"""Whoever reads the site can have it in the other language, with one button."""

import pytest
from django.test import Client

from regiodeals.accounts.models import Role
from regiodeals.audit.models import AuditEntry
from regiodeals.common.language import Language
from regiodeals.people import services
from tests import builders

pytestmark = pytest.mark.django_db
PAGE = "/taal/"


def test_the_choice_is_kept_on_the_account_and_leads_back(client):
    person = builders.user(Role.REGIOCOORDINATOR)
    client.force_login(person)

    button_on = {"Referer": "http://testserver/deals/?pagina=2"}
    response = client.post(PAGE, {"taal": "en"}, headers=button_on)

    assert response.status_code == 302
    assert response["Location"] == "http://testserver/deals/?pagina=2"
    assert '<html lang="en">' in client.get("/").content.decode()
    person.refresh_from_db()
    assert person.language == "en"
    client.post(PAGE, {"taal": "nl"})
    assert '<html lang="nl">' in client.get("/").content.decode()


def test_who_has_not_logged_in_keeps_it_in_the_browser():
    client = Client()
    client.post(PAGE, {"taal": "en"})
    assert client.cookies["taal"]["httponly"]
    assert "Log in" in client.get("/inloggen/").content.decode()


BUTTON = 'name="taal" value="en"'


@pytest.mark.parametrize(
    ("address", "has_it"),
    [
        ("/inloggen/", True),
        ("/controleer/", True),
        ("/toegankelijkheid/", True),
        ("/gezond/", False),
    ],
)
def test_a_stranger_finds_the_button_where_there_is_english(client, address, has_it):
    assert (BUTTON in client.get(address).content.decode()) is has_it


@pytest.mark.parametrize("address", ["/controleer/", "/toegankelijkheid/"])
def test_a_public_page_gives_a_stranger_no_cookie_until_he_chooses(address):
    stranger = Client(enforce_csrf_checks=True)
    assert stranger.get(address).cookies == {}
    assert set(stranger.post(PAGE, {"taal": "en"}, HTTP_REFERER=address).cookies) == {"taal"}
    assert '<html lang="en">' in stranger.get(address).content.decode()


def test_another_site_does_not_choose_for_who_has_logged_in():
    person = builders.user(Role.REGIOCOORDINATOR)
    visitor = Client(enforce_csrf_checks=True)
    visitor.force_login(person)
    assert visitor.post(PAGE, {"taal": "en"}).status_code == 403
    person.refresh_from_db()
    assert person.language == ""


def test_a_region_has_the_button_on_top_and_the_ministry_under_the_page(client):
    for role, on_top in ((Role.REGIOCOORDINATOR, True), (Role.BEHANDELAAR, False)):
        client.force_login(builders.user(role))
        head, _main, foot = (
            client.get("/").content.decode().replace("</main>", "<main").split("<main")
        )
        assert (BUTTON in head, BUTTON in foot) == (on_top, not on_top)


def test_the_choice_leaves_one_line_in_the_trail_also_when_made_twice():
    person = builders.user(Role.REGIOCOORDINATOR)
    for _time in range(2):
        services.choose_language(language=Language.EN, actor=person)
    line = AuditEntry.objects.get(action="accounts.user.choose_language")
    assert line.sentence == "Taal van de pagina’s: Engels"


@pytest.mark.parametrize("bad", ["", "xx", "nl\0"])
def test_another_language_there_is_not(client, bad):
    person = builders.user(Role.REGIOCOORDINATOR)
    client.force_login(person)
    assert client.post(PAGE, {"taal": bad}).status_code == 400
    person.refresh_from_db()
    assert person.language == ""


@pytest.mark.parametrize("elsewhere", ["https://elders.example/", "//elders.example", ""])
def test_the_button_leads_to_no_other_site(client, elsewhere):
    response = client.post(PAGE, {"taal": "en"}, headers={"Referer": elsewhere})
    assert response["Location"] == "/"
