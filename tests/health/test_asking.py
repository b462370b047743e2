"""One check that fails or hangs keeps nobody from the others."""

import logging
import threading
import time

import pytest
from django.urls import reverse

from regiodeals.accounts.models import Role
from regiodeals.health import asking, check
from regiodeals.health.check import Check, Finding, State, register_check
from tests import builders

UNANSWERED = Finding(State.WRONG, "De proef antwoordt niet.", "Start de proef.")


@pytest.fixture
def alone(monkeypatch):
    """Only the checks of this test."""
    monkeypatch.setattr(check, "_checks", {})


def asked(name, ask, *, outside=False):
    register_check(Check(name, name, ask, UNANSWERED, outside=outside))


def raises():
    raise OSError("postgres://naam:geheim@example.org/")


@pytest.mark.parametrize("outside", [True, False])
def test_what_raises_says_so_in_its_own_place_without_a_secret_in_the_log(alone, caplog, outside):
    asked("stuk", raises, outside=outside)
    asked("goed", lambda: Finding(State.GOOD, "Antwoordt."))
    with caplog.at_level(logging.WARNING):
        first, second = asking.rows()
    assert first.finding == UNANSWERED
    assert second.finding.says == "Antwoordt."
    assert "OSError" in caplog.text
    assert "geheim" not in caplog.text


def test_what_hangs_is_left_after_a_second_and_not_asked_twice(alone, monkeypatch):
    monkeypatch.setattr(asking, "PATIENCE_SECONDS", 0.05)
    release, times = threading.Event(), []

    def hangs():
        times.append(1)
        release.wait(5)
        return Finding(State.GOOD, "Toch nog.")

    asked("traag", hangs, outside=True)
    begin = time.monotonic()
    (row,), (again,) = asking.rows(), asking.rows()
    assert time.monotonic() - begin < 1
    assert row.finding == again.finding
    assert row.finding.says.endswith("Er kwam binnen een seconde geen antwoord.")
    release.set()
    asking._asked["traag"].join()
    assert times == [1]
    assert asking.rows()[0].finding.says == "Toch nog."


def test_the_worst_comes_first_and_what_has_nothing_to_tell_stays_away(alone):
    for state in (State.GOOD, State.LOOK, State.WRONG, State.UNKNOWN):
        asked(state.name, lambda state=state: Finding(state, "x"))
    asked("niets", lambda: None)
    assert [row.title for row in asking.rows()] == ["WRONG", "UNKNOWN", "LOOK", "GOOD"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("state", "word"),
    [
        (State.GOOD, "ok"),
        (State.LOOK, "let op"),
        (State.WRONG, "fout"),
        (State.UNKNOWN, "onbekend"),
    ],
)
def test_a_state_has_a_word_and_a_shape(alone, desk, state, word):
    asked("proef", lambda: Finding(state, "Zo is het.", "Doe dit.", "/beheer/"))
    text = desk.get(reverse("admin:index")).content.decode()
    assert f"</svg>{word}</span>" in text
    assert "Zo is het." in text
    assert "Doe dit." in text


@pytest.mark.django_db
def test_the_page_of_one_part_says_nothing_of_the_system(desk):
    text = desk.get(reverse("admin:app_list", args=["regiodeals"])).content.decode()
    assert "Organisaties" in text
    assert "Hoe het systeem" not in text


@pytest.mark.django_db
def test_the_page_asks_few_questions(desk, django_assert_max_num_queries):
    desk.get(reverse("admin:index"))
    with django_assert_max_num_queries(15):
        assert desk.get(reverse("admin:index")).status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize("role", [role for role in Role if role is not Role.BEHEERDER])
def test_nobody_else_reads_it(client, role):
    client.force_login(builders.user(role, is_staff=True))
    answer = client.get(reverse("admin:index"))
    assert answer.status_code == 403
    assert "Hoe het systeem" not in answer.content.decode()
