"""The beheerder sees whether work is planned, waits and is taken, on the real Valkey."""

import threading
import time
from datetime import timedelta

import redis

from regiodeals.celery import app
from regiodeals.health import processes, valkey
from regiodeals.health.asking import PATIENCE_SECONDS, rows
from regiodeals.health.check import State
from regiodeals.health.tasks import keep_pulse
from tests.builders import NOW

FROM_VALKEY = {"Valkey", "Wachtrij", "Werkers", "Planner"}


def put(broker, number):
    with redis.Redis.from_url(app.conf.broker_url) as client:
        client.rpush(f"{broker.prefix}celery", *["x"] * number)


def test_valkey_answers_with_its_version(broker):
    found = processes.valkey_answers()
    assert (found.state, found.do) == (State.GOOD, "")
    assert found.says.startswith("Antwoordt. Versie ")


def test_a_short_queue_is_good_and_a_long_one_asks_for_a_look(broker):
    assert processes.queues().says == "Wacht: 0 in celery. Bij een werker: 0."
    put(broker, 99)
    assert processes.queues().state is State.GOOD
    put(broker, 1)
    found = processes.queues()
    assert (found.state, found.says) == (
        State.LOOK,
        "Wacht: 100 in celery. Bij een werker: 0.",
    )
    assert "werkers" in found.do


def test_a_worker_that_waits_for_messages_is_seen(broker):
    def wait():
        with redis.Redis.from_url(app.conf.broker_url) as client:
            client.brpop([f"{broker.prefix}celery"], 5)

    worker = threading.Thread(target=wait)
    worker.start()
    deadline = time.monotonic() + 4
    while not valkey.listeners() and time.monotonic() < deadline:
        time.sleep(0.05)
    found = processes.workers()
    put(broker, 1)
    worker.join()
    assert found.state is State.GOOD
    assert "luister" in found.says


def test_no_worker_is_wrong_and_says_what_to_do(broker, monkeypatch):
    monkeypatch.setattr(valkey, "listeners", lambda: 0)
    found = processes.workers()
    assert found.state is State.WRONG
    assert found.says.startswith("Geen werker luistert.")
    assert found.do.startswith("Start de werker")


def test_a_planner_that_was_never_heard_is_unknown(broker):
    found = processes.planner()
    assert found.state is State.UNKNOWN
    assert found.says.startswith("Nog niet gehoord")


def test_the_pulse_is_planned_every_minute_and_known_to_the_workers(settings):
    entry = settings.CELERY_BEAT_SCHEDULE["keep-pulse"]
    assert entry["task"] == keep_pulse.name
    assert entry["schedule"] == 60


def test_a_planner_is_good_late_and_silent_by_the_clock(broker, still_clock):
    keep_pulse()
    assert processes.planner().says == "Laatst gehoord 0 seconden geleden."
    for minutes, state in [(5, State.GOOD), (6, State.LOOK), (15, State.LOOK), (16, State.WRONG)]:
        still_clock.set(NOW + timedelta(minutes=minutes))
        assert processes.planner().state is state


def test_a_planner_that_is_silent_for_an_hour_stands_in_front(desk, broker, still_clock):
    keep_pulse()
    still_clock.set(NOW + timedelta(hours=1))
    row = next(row for row in rows() if row.title == "Planner")
    assert row.finding.state is State.WRONG
    assert row.finding.says == "Laatst gehoord 1 uur geleden."
    text = desk.get("/beheer/").content.decode()
    assert text.index("Laatst gehoord 1 uur geleden.") < text.index("De tabellen passen")
    keep_pulse()
    assert processes.planner().state is State.GOOD


def test_nobody_waits_for_what_does_not_answer():
    assert PATIENCE_SECONDS <= 1
    assert set(valkey.PATIENCE.values()) == {PATIENCE_SECONDS / 2}


def test_without_valkey_the_page_comes_and_says_so(desk, broker):
    broker.go_down()
    answer = desk.get("/beheer/")
    text = answer.content.decode()
    assert "Valkey antwoordt niet." in text
    assert "De tabellen passen bij deze versie." in text
    states = {row.title: row.finding.state for row in rows() if row.title in FROM_VALKEY}
    assert states == dict.fromkeys(FROM_VALKEY, State.UNKNOWN) | {"Valkey": State.WRONG}
    assert "Valkey" in [row.title for row in rows() if row.finding.state is State.WRONG]
    broker.come_back()
    assert {row.title for row in rows() if row.finding.state is State.GOOD} >= {"Valkey"}
