"""The door of the site: log in, roles, headers, and what a stranger learns."""

import re

import pytest
from django.urls import reverse

from regiodeals.accounts.models import Role
from tests import builders
from tests.builders import PASSWORD

pytestmark = pytest.mark.django_db


def log_in(client, person, password=PASSWORD):
    return client.post(reverse("login"), {"username": person.username, "password": password})


def test_a_stranger_is_sent_to_the_login_page(client):
    response = client.get("/")
    assert response.status_code == 302
    assert response["Location"] == f"{reverse('login')}?next=/"


def test_the_right_password_opens_the_start_page(client, officer):
    assert log_in(client, officer)["Location"] == "/"
    assert client.get("/").status_code == 200


def test_who_was_invited_reads_what_his_user_name_is(client):
    text = client.get(reverse("login")).content.decode()
    assert "Bent u per mail uitgenodigd? Dan is dit uw e-mailadres." in text


def test_a_wrong_password_says_nothing_about_the_account(client, officer):
    wrong = log_in(client, officer, "een-ander-wachtwoord")
    unknown = client.post(reverse("login"), {"username": "niemand", "password": "x"})
    assert wrong.status_code == unknown.status_code == 200
    assert str(wrong.context["form"].errors) == str(unknown.context["form"].errors)


def test_five_wrong_passwords_lock_this_source_but_not_another(client, officer):
    for _ in range(5):
        log_in(client, officer, "fout-wachtwoord-1")
    assert log_in(client, officer).status_code == 429
    elsewhere = client.post(
        reverse("login"),
        {"username": officer.username, "password": PASSWORD},
        REMOTE_ADDR="127.0.0.9",
    )
    assert elsewhere.status_code == 302


def test_somebody_without_a_role_is_told_so(client):
    client.force_login(builders.user())
    response = client.get("/")
    assert response.status_code == 403
    assert b"Traceback" not in response.content


def test_somebody_who_left_is_out_at_once(client, officer):
    client.force_login(officer)
    officer.is_active = False
    officer.save()
    assert client.get("/").status_code == 302


def test_a_role_that_ends_today_still_opens_the_door_today(client):
    person = builders.user()
    person.role_assignments.create(
        role=Role.BEHANDELAAR, valid_from="2024-01-01", valid_until="2024-11-18"
    )
    client.force_login(person)
    assert client.get("/").status_code == 200


def test_log_out_is_a_post(client, officer):
    client.force_login(officer)
    assert client.get(reverse("logout")).status_code == 405
    assert client.post(reverse("logout")).status_code == 302
    assert client.get("/").status_code == 302


@pytest.mark.parametrize(
    ("language", "said"), [("", "U bent uitgelogd."), ("en", "You have logged out.")]
)
def test_who_logged_out_is_told_so_in_the_language_that_he_read(client, language, said):
    person = builders.member(builders.organisation())
    person.language = language
    person.save()
    client.force_login(person)
    page = client.post(reverse("logout"), follow=True).content.decode()
    assert said in page
    assert f'<html lang="{language or "nl"}">' in page
    # Once, and the next who opens the log-in page there reads the same language.
    again = client.get(reverse("login")).content.decode()
    assert said not in again
    assert f'<html lang="{language or "nl"}">' in again


def test_a_stranger_who_asks_to_log_out_is_told_nothing(client):
    assert "uitgelogd" not in client.post(reverse("logout"), follow=True).content.decode()


@pytest.mark.parametrize("path", ["/", "/inloggen/", "/bestaat-niet/"])
def test_every_answer_carries_the_strict_headers(client, officer, path):
    client.force_login(officer)
    response = client.get(path)
    policy = response["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert response["Cache-Control"].startswith(("no-store", "max-age=0"))
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"


def test_a_page_that_does_not_exist_looks_like_one_you_may_not_see(client, officer):
    region = builders.member(builders.organisation())
    deal = builders.in_preparation(officer)
    client.force_login(region)
    foreign = client.get(f"/deals/{deal.pk}/")
    missing = client.get("/deals/999999/")
    assert foreign.status_code == missing.status_code == 404
    assert without_token(foreign.content) == without_token(missing.content)


def without_token(content):
    """The page without the token of its log-out form, which differs by itself."""
    return re.sub(rb'name="csrfmiddlewaretoken" value="[^"]+"', b"", content)


def test_health_answers_without_log_in(client):
    assert client.get("/gezond/").json() == {"status": "ok"}
