"""Who guesses passwords is stopped; whose name it is, is not kept out by him."""

from datetime import timedelta
from typing import Any, cast

import pytest
from django.core.cache import caches
from django.test import Client
from django.urls import reverse

from regiodeals.accounts import login_brake
from tests.builders import PASSWORD

pytestmark = pytest.mark.django_db
LOGIN = reverse("login")
WRONG = "fout-wachtwoord-1"


@pytest.fixture(autouse=True)
def small(monkeypatch):
    """Far below the lock of axes, which is tested at the door."""
    monkeypatch.setattr(login_brake, "PER_ADDRESS", 4)
    monkeypatch.setattr(login_brake, "PER_NAME", 3)


def attempt(browser, username, password=WRONG, address="10.0.0.1"):
    given = {"username": username, "password": password}
    return browser.post(LOGIN, given, REMOTE_ADDR=address)


def log_in(browser, person, address="10.0.0.1"):
    return attempt(browser, person.username, PASSWORD, address)


def guess(username, times, addresses="10.9.0.{}"):
    """A stranger, each time from another address and in another browser."""
    for number in range(times):
        attempt(Client(), username, address=addresses.format(number))


def test_one_name_from_many_places_is_stopped(officer):
    guess(officer.username, 3)
    answer = log_in(Client(), officer, "10.9.0.99")
    assert answer.status_code == 429
    assert "over een uur" in answer.content.decode()
    assert answer["Retry-After"] == "3600"


def test_many_names_from_one_place_are_stopped(officer):
    for number in range(4):
        attempt(Client(), f"naam-{number}")
    assert log_in(Client(), officer).status_code == 429
    # Elsewhere nothing is the matter.
    assert log_in(Client(), officer, "10.0.0.2").status_code == 302


def test_a_browser_that_was_here_before_is_let_through_whatever_strangers_do(officer):
    own = Client()
    log_in(own, officer)
    own.post(reverse("logout"))
    guess(officer.username, 3)
    for number in range(4):
        attempt(Client(), f"naam-{number}")
    assert log_in(Client(), officer).status_code == 429
    assert log_in(own, officer).status_code == 302


def test_it_is_known_for_its_own_name_only(officer, cast):
    browser = Client()
    log_in(browser, officer)
    browser.post(reverse("logout"))
    guess(cast.drafter.username, 3)
    assert log_in(browser, cast.drafter).status_code == 429


def test_a_cookie_that_somebody_made_up_is_no_browser_that_was_here(officer):
    guess(officer.username, 3)
    browser = Client()
    browser.cookies[login_brake.COOKIE] = login_brake._digest(officer.username)
    assert log_in(browser, officer).status_code == 429


def test_a_known_browser_is_locked_by_axes_as_any_other(officer):
    own = Client()
    log_in(own, officer)
    own.post(reverse("logout"))
    for _ in range(5):
        attempt(own, officer.username)
    assert log_in(own, officer).status_code == 429


def test_who_mistypes_at_home_counts_against_nobody(officer):
    own = Client()
    log_in(own, officer)
    own.post(reverse("logout"))
    for _ in range(3):
        attempt(own, officer.username)
    assert log_in(Client(), officer).status_code == 302


def test_a_name_that_does_not_exist_is_stopped_just_the_same():
    guess("bestaat-niet", 3)
    assert attempt(Client(), "bestaat-niet", address="10.9.0.99").status_code == 429


def test_capitals_and_spaces_make_no_other_name(officer):
    for name in (officer.username, officer.username.upper(), f" {officer.username} "):
        guess(name, 1, "10.8.0.{}")
    assert log_in(Client(), officer, "10.9.0.99").status_code == 429


def test_after_an_hour_it_begins_anew(officer, monkeypatch):
    now = [1_000_000.0]
    monkeypatch.setattr("django.core.cache.backends.locmem.time.time", lambda: now[0])
    for cache in caches.all():
        cache.clear()
    guess(officer.username, 3)
    assert log_in(Client(), officer, "10.9.0.99").status_code == 429
    now[0] += timedelta(hours=1).total_seconds() + 1
    assert log_in(Client(), officer, "10.9.0.99").status_code == 302


def test_neither_the_counts_nor_the_cookie_name_anybody(officer):
    browser = Client()
    log_in(browser, officer)
    guess(officer.username, 1)
    kept = repr(cast("Any", caches["default"])._cache)
    assert officer.username not in kept
    assert officer.username not in browser.cookies[login_brake.COOKIE].value


def test_the_page_itself_is_shown_to_everybody(officer):
    guess(officer.username, 3)
    assert Client().get(LOGIN).status_code == 200


def test_another_sign_for_the_same_letter_makes_no_other_name(officer):
    wide = "".join(chr(ord(sign) + 0xFEE0) if sign.isalnum() else sign for sign in officer.username)
    assert wide != officer.username
    guess(wide, 3)
    assert log_in(Client(), officer, "10.9.0.99").status_code == 429


def test_a_network_of_many_addresses_is_one_place(officer):
    for number in range(4):
        attempt(Client(), f"naam-{number}", address=f"2001:db8::{number + 1}")
    assert log_in(Client(), officer, "2001:db8::99").status_code == 429
    assert log_in(Client(), officer, "2001:db8:0:1::1").status_code == 302


def test_a_form_without_a_password_counts_for_nobody(officer):
    for number in range(4):
        attempt(Client(), officer.username, password="", address=f"10.9.0.{number}")
    assert log_in(Client(), officer, "10.9.0.99").status_code == 302
