"""Mijn werk reads the obligations: each thing that waits stands there once."""

from datetime import date

import pytest

from regiodeals import dossier
from regiodeals.accounts.models import User
from regiodeals.common.clock import AMSTERDAM
from regiodeals.dossier import WorkItem
from regiodeals.obligations import services
from regiodeals.obligations.models import ObligationKind
from regiodeals.obligations.owner import Owner
from tests import builders


def item(title, day, settles="", *, is_owed=False):
    return WorkItem(title, "/", "Openen", "", "", day, settles=settles, is_owed=is_owed)


def shown(monkeypatch, *items):
    monkeypatch.setattr(dossier, "_sources", [lambda _user: items])
    return [found.title for found in dossier.work_for(User()).items]


SOON, LATER = date(2024, 12, 17), date(2024, 12, 31)


def test_what_a_task_settles_is_not_shown_again(monkeypatch):
    task = item("open de uitkering", SOON, "verlening 1")
    owed = item("verlenen", SOON, "verlening 1", is_owed=True)
    assert shown(monkeypatch, owed, task) == ["open de uitkering"]


def test_an_earlier_day_that_the_task_does_not_know_stays(monkeypatch):
    task = item("open de uitkering", LATER, "verlening 1")
    owed = item("toegezegd", SOON, "verlening 1", is_owed=True)
    assert shown(monkeypatch, task, owed) == ["toegezegd", "open de uitkering"]


def test_two_obligations_that_one_act_meets_are_one_line(monkeypatch):
    first = item("verlenen", SOON, "verlening 1", is_owed=True)
    second = item("toegezegd", LATER, "verlening 1", is_owed=True)
    assert shown(monkeypatch, second, first) == ["verlenen"]


def test_two_tasks_are_both_shown(monkeypatch):
    tasks = [item("a", SOON, "verlening 1"), item("b", SOON, "verlening 1")]
    assert shown(monkeypatch, *tasks) == ["a", "b"]


@pytest.mark.django_db
class TestMine:
    """Who owes it, sees it; overdue comes first."""

    def work(self, reader):
        return [(found.title, found.due_on) for found in dossier.work_for(reader).items]

    def test_a_deal_without_uitkering_is_one_task(self, officer):
        deal = builders.concluded(officer)
        assert self.work(officer) == [(f"{deal}: open de uitkering", SOON)]

    def test_while_a_colleague_reviews_i_still_owe_the_grant(self, cast):
        deal = cast.submitted().uitkering.deal
        assert self.work(cast.drafter) == [(f"De uitkering van {deal.full_name} verlenen", SOON)]

    def test_once_it_is_made_known_nothing_is_owed(self, cast):
        cast.announced()
        assert not [title for title, _ in self.work(cast.drafter) if "verlenen" in title]

    def test_what_a_role_owes_waits_for_all_who_hold_it(self, officer):
        deal = builders.concluded(officer)
        services.impose(
            kind=ObligationKind.BEZWAAR,
            subject=deal,
            title="Beslis op het bezwaar",
            due_on=date(2024, 11, 1),
            zone=AMSTERDAM,
            source="Algemene wet bestuursrecht, artikel 7:10",
            owner=Owner(role="toetser"),
            dossier=deal.pk,
            actor=officer,
        )
        title = f"{deal.name}: Beslis op het bezwaar"
        assert self.work(builders.toetser()) == [(title, date(2024, 11, 1))]
        assert "Beslis op het bezwaar" not in [title for title, _ in self.work(officer)]
