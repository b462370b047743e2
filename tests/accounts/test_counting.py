"""The brakes count over all processes, in a real Valkey; when it is away each counts for itself."""

import logging
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from typing import Any, cast
from uuid import uuid4

import pytest
from django.core.cache import caches
from django.test import RequestFactory

from regiodeals.accounts.counting import WholeNumbers, count, count_since, counted
from regiodeals.accounts.models import User
from regiodeals.accounts.rate_limit import TooOften, is_too_often, require_turn
from regiodeals.settings import brakes

ELSEWHERE = """
import sys, django
django.setup()
from regiodeals.accounts.counting import count
print([count(sys.argv[1], 60) for _ in range(2)])
"""
SECRET = "geheim-wachtwoord"


@pytest.fixture
def valkey(settings: Any) -> Iterator[str]:
    """The caches as they are in production; a key that no other test has."""
    settings.CACHES = brakes.caches(os.environ["REDIS_URL"])
    yield uuid4().hex
    caches.close_all()


def valkey_itself() -> Any:
    """To look into it past the cache."""
    return cast("Any", caches[brakes.SHARED])._cache.get_client(None)


def away(settings: Any, address: str) -> None:
    """From now on Valkey is there."""
    settings.CACHES = brakes.caches(f"redis://:{SECRET}@{address}/0")


# ---- over all processes ------------------------------------------------------------------------


def test_two_processes_share_one_count(valkey):
    assert [count(valkey, 60), count(valkey, 60)] == [1, 2]
    settings = {"DJANGO_SETTINGS_MODULE": "regiodeals.settings.development"}
    done = subprocess.run(
        [sys.executable, "-c", ELSEWHERE, valkey],
        env=os.environ | settings,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[3, 4]"
    assert (count(valkey, 60), counted(valkey)) == (5, 5)


def test_a_page_and_an_act_have_their_brake_there(valkey):
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1")
    came = [is_too_often(request, valkey, per_minute=3) for _ in range(4)]
    assert came == [False, False, False, True]
    require_turn(User(pk=1), valkey, per_hour=1)
    with pytest.raises(TooOften, match=r"Vanaf 11:00 uur"):
        require_turn(User(pk=1), valkey, per_hour=1)


def test_a_count_is_forgotten_by_itself(valkey):
    count(valkey, 60)
    count_since(f"{valkey}-b", 60)
    client = valkey_itself()
    keys = client.keys(f"rem:*{valkey}*")
    assert len(keys) == 3
    assert all(0 < client.ttl(key) <= 60 for key in keys)


def test_a_count_that_ended_in_between_is_not_made_anew_for_ever(valkey, monkeypatch):
    shared = caches[brakes.SHARED]
    # It was there when it was looked for, and gone when it was counted.
    monkeypatch.setattr(shared, "add", lambda *_args: False)
    monkeypatch.setattr(valkey_itself().__class__, "exists", lambda *_args: True)
    assert count(valkey, 60) == 1
    client = valkey_itself()
    assert 0 < client.ttl(shared.make_key(valkey)) <= 60


# ---- when Valkey is away -----------------------------------------------------------------------


def test_who_counts_goes_on_in_his_own_process(settings, caplog):
    away(settings, "127.0.0.1:1")
    key = uuid4().hex
    with caplog.at_level(logging.WARNING):
        assert [count(key, 60) for _ in range(3)] == [1, 2, 3]
        assert counted(key) == 3
    # A brake that counts too little is a brake yet.
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1")
    assert [is_too_often(request, key, per_minute=1) for _ in range(2)] == [False, True]
    assert "the brakes count per process: ConnectionError" in caplog.text
    assert SECRET not in caplog.text


def test_one_that_does_not_answer_keeps_nobody_waiting(settings):
    with socket.create_server(("127.0.0.1", 0)) as silent:
        away(settings, f"127.0.0.1:{silent.getsockname()[1]}")
        # Without a limit on the waiting this would hang.
        assert count(uuid4().hex, 60) == 1


def test_one_that_refuses_the_password_locks_nobody_out(settings, valkey):
    place = os.environ["REDIS_URL"].rpartition("@")[2].partition("/")[0]
    away(settings, place)
    assert count(uuid4().hex, 60) == 1


# ---- what is kept ------------------------------------------------------------------------------


def test_what_somebody_else_wrote_there_is_never_executed(settings, valkey):
    valkey_itself().set(f"rem:1:{valkey}:since", b"cos\nsystem\n(.")
    number, _since = count_since(valkey, 60)
    assert number == 1


def test_nothing_but_a_number_is_kept():
    assert WholeNumbers().loads(b"12") == WholeNumbers().dumps(12) == 12
    with pytest.raises(ValueError, match="invalid literal"):
        WholeNumbers().loads(b"cos\nsystem\n(S'true'\ntR.")


def test_more_people_than_three_hundred_have_a_count_of_their_own():
    count("eerste", 60)
    for number in range(400):
        count(f"ander-{number}", 60)
    assert count("eerste", 60) == 2
