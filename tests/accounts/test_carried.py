"""What was posted after the session ended is offered after the log-in, to that person only."""

import pytest
from django.core import signing
from django.urls import reverse

from regiodeals.accounts import carried
from tests import builders
from tests.browsing import text_of

pytestmark = pytest.mark.django_db
HERE = reverse("monitoring:rapportage-save", args=[1, "deal"])
WORDS = "Begin klein.\r\nVraag door, zegt <b>Eva</b>."


@pytest.fixture
def person():
    return builders.member(builders.organisation())


def posted(client, person, path=HERE):
    """Send a form without a session."""
    return client.post(path, {"veld-1": WORDS, "versie-1": "3", "schrijver": person.pk})


def log_in(client, page, person, password=builders.PASSWORD):
    data = {"username": person.username, "password": password}
    return client.post(reverse("login"), data | {carried.FIELD: page.context["carried"]})


def test_the_log_in_says_that_the_text_is_still_there_and_names_it_in_no_address(client, person):
    page = posted(client, person)
    assert page.status_code == 401
    assert "Uw tekst is nog niet bewaard, en is er nog. Log in" in text_of(page)
    assert f'action="{reverse("login")}"' in page.content.decode()
    assert "?next=" not in page.content.decode()


def test_after_the_log_in_the_same_form_is_offered(client, person):
    offered = log_in(client, posted(client, person), person)
    assert "Alsnog bewaren" in text_of(offered)
    form = offered.context["carried"]
    assert form.path == HERE
    assert dict(form.fields) == {"veld-1": WORDS, "versie-1": "3", "schrijver": str(person.pk)}
    assert "<b>" not in offered.content.decode().split('name="veld-1"')[1].split(">")[0]


def test_a_wrong_password_first_does_not_cost_the_text(client, person):
    refused = log_in(client, posted(client, person), person, "geen-idee-meer")
    assert "Alsnog bewaren" in text_of(log_in(client, refused, person))


def test_another_person_at_the_same_computer_gets_nothing_of_it(client, person):
    page = posted(client, builders.member(builders.organisation()))
    answer = log_in(client, page, person)
    assert (answer.status_code, answer["Location"]) == (302, reverse("my-work"))


@pytest.mark.parametrize(
    "word",
    ["", "verzonnen", signing.dumps({"path": "/", "fields": []})],
    ids=["empty", "invented", "signed for something else"],
)
def test_what_this_site_did_not_sign_is_no_form(client, person, word):
    data = {"username": person.username, "password": builders.PASSWORD, carried.FIELD: word}
    assert client.post(reverse("login"), data).status_code == 302


def test_after_a_day_it_is_gone(client, person, monkeypatch):
    page = posted(client, person)
    monkeypatch.setattr(carried, "LONGEST_S", -1)
    assert log_in(client, page, person).status_code == 302


@pytest.mark.parametrize(
    ("path", "data"),
    [(HERE, {}), (reverse("monitoring:rapportage-step", args=[1, "offer"]), {"schrijver": "1"})],
)
def test_an_empty_form_and_every_other_step_lead_to_the_log_in_as_before(client, path, data):
    assert client.post(path, data)["Location"].startswith(reverse("login") + "?next=")
