"""A page for everybody is not a page for a program that never stops."""

import pytest
from django.core.cache import cache
from django.test import RequestFactory

from regiodeals.accounts.models import User
from regiodeals.accounts.rate_limit import (
    HOUR,
    WINDOW_SECONDS,
    TooOften,
    is_too_often,
    require_turn,
    too_often,
)


def come(address="10.0.0.1", what="proef", per_minute=3):
    request = RequestFactory().get("/", REMOTE_ADDR=address)
    return is_too_often(request, what, per_minute=per_minute)


def test_the_limit_itself_is_allowed():
    assert [come() for _ in range(5)] == [False, False, False, True, True]


def test_another_address_and_another_page_count_apart():
    for _ in range(4):
        come()
    assert not come(address="10.0.0.2")
    assert not come(what="anders")
    assert come()


def test_after_a_minute_the_count_begins_anew(monkeypatch):
    for _ in range(4):
        come()
    now = [0.0]
    monkeypatch.setattr("django.core.cache.backends.locmem.time.time", lambda: now[0])
    cache.clear()
    for _ in range(4):
        come()
    assert come()
    now[0] = WINDOW_SECONDS + 1
    assert not come()


def test_a_minute_that_ends_in_between_counts_as_the_first(monkeypatch):
    def gone(_key):
        raise ValueError("Key not found")

    come()
    monkeypatch.setattr(cache, "incr", gone)
    assert not come(per_minute=1)


@pytest.mark.django_db
def test_who_comes_too_often_is_told_when_to_come_back(rf):
    answer = too_often(rf.get("/"))
    assert answer.status_code == 429
    assert answer["Retry-After"] == "60"
    assert "te snel achter elkaar" in answer.content.decode()


# ---- by person ---------------------------------------------------------------------------------


def act(pk=1, what="proef", per_hour=2):
    require_turn(User(pk=pk), what, per_hour=per_hour)


@pytest.mark.usefixtures("still_clock")
def test_who_did_it_as_often_as_an_hour_has_room_for_is_told_when_he_may_again():
    act()
    act()
    for _ in range(2):
        with pytest.raises(
            TooOften, match=r"U deed dit 2 keer in een uur\. Vanaf 11:00 uur kunt u verder\."
        ):
            act()
    act(pk=2)
    act(what="anders")


def test_after_the_hour_the_count_begins_anew(monkeypatch):
    now = [0.0]
    monkeypatch.setattr("django.core.cache.backends.locmem.time.time", lambda: now[0])
    cache.clear()
    act()
    act()
    now[0] = HOUR.total_seconds() + 1
    act()


def test_an_hour_that_ends_in_between_counts_as_the_first(monkeypatch):
    def gone(_key):
        raise ValueError("Key not found")

    act()
    monkeypatch.setattr(cache, "incr", gone)
    act(per_hour=1)
