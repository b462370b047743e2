"""What scanners, slow typists and people with two tabs do at the door: no error page, no loop."""

import pytest
from django.urls import reverse

from tests import builders
from tests.builders import PASSWORD

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["x" * 256, "x" * 10_000, "nul\x00teken"])
def test_a_name_that_no_account_can_have_is_refused_with_a_sentence(client, name):
    response = client.post(reverse("login"), {"username": name, "password": "x"})
    assert response.status_code == 200
    assert response.context["form"].errors["username"]


def test_a_name_as_long_as_an_account_may_have_is_looked_up(client):
    response = client.post(reverse("login"), {"username": "x" * 150, "password": "x"})
    assert "username" not in response.context["form"].errors
    assert response.context["form"].non_field_errors()


@pytest.mark.parametrize("cookie", ["sessionid", "csrftoken", "messages", "iets"])
def test_a_cookie_with_a_nul_is_a_bad_request(client, cookie):
    client.cookies[cookie] = "\0" + "a" * 32
    response = client.get("/")
    assert response.status_code == 400
    assert "default-src 'none'" in response["Content-Security-Policy"]


@pytest.mark.parametrize("door", ["login", "logout"])
@pytest.mark.parametrize("query", ["", "?next=/", "#x"])
def test_who_is_inside_already_is_not_led_back_to_a_door(client, officer, door, query):
    client.force_login(officer)
    response = client.get(reverse("login"), {"next": reverse(door) + query})
    assert (response.status_code, response["Location"]) == (302, "/")


@pytest.mark.parametrize("door", ["login", "logout"])
def test_a_log_in_does_not_lead_to_a_door(client, officer, door):
    typed = {"username": officer.username, "password": PASSWORD, "next": reverse(door)}
    assert client.post(reverse("login"), typed)["Location"] == "/"


def test_a_log_in_leads_to_the_page_that_was_asked_for(client, officer):
    typed = {"username": officer.username, "password": PASSWORD, "next": "/deals/?zoek=saba"}
    assert client.post(reverse("login"), typed)["Location"] == "/deals/?zoek=saba"


@pytest.mark.parametrize(
    "elsewhere", ["//evil.nl/", "https://evil.nl/", "/\\evil.nl", "///evil.nl"]
)
def test_a_log_in_never_leads_to_another_site(client, officer, elsewhere):
    typed = {"username": officer.username, "password": PASSWORD, "next": elsewhere}
    assert client.post(reverse("login"), typed)["Location"] == "/"


def test_a_step_sent_after_the_session_ended_leads_to_a_page_that_exists(client, officer):
    deal = builders.in_preparation(officer)
    step = reverse("regiodeals:deal-transition", args=[deal.pk, "withdraw"])
    to_login = client.post(step, {"opmerking": "toch niet"})
    assert to_login["Location"] == f"{reverse('login')}?next=/"
    deal.refresh_from_db()
    assert deal.status == "convenant_in_voorbereiding"
