"""The bench plans the reminders of a day among very many obligations, and leaves nothing behind."""

import pytest

from demo.bench import faults, reminders, report
from regiodeals.obligations.models import Obligation


@pytest.mark.django_db
def test_a_day_is_planned_among_many_and_leaves_nothing_behind() -> None:
    found = reminders.among_many(200)

    assert found.obligations == 1_200
    assert 0 < found.reminders < 200
    assert found.seconds > 0
    assert not Obligation.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_workers_that_are_killed_lose_nothing() -> None:
    found = faults.killed(kills=3, reminders=6)

    assert (found.arrived, found.reminders) == (6, 6)
    assert found.repeats <= found.kills


def test_the_verdict_on_the_faults_wants_every_reminder() -> None:
    assert "niet gehaald" in report.faults(faults.Faults(200, 500, 499, 0))
    assert "niet gehaald" not in report.faults(faults.Faults(200, 500, 500, 3))
