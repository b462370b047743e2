"""The daily round asks little when there is little to do, and says what it left."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from demo.bench import years
from monitoring.jaarcyclus.models import Jaarcyclus
from monitoring.jaarcyclus.rendering.schedule import outcome_words
from monitoring.jaarcyclus.running import Outcome, plan_all, planning
from regiodeals.common import clock
from regiodeals.deal.models import Deal
from regiodeals.obligations import services as obligations
from tests.monitoring.indicator.world import granted
from tests.monitoring.jaarcyclus import world
from tests.monitoring.jaarcyclus.world import REPORT, days, owed, own_day

pytestmark = pytest.mark.django_db


def asked():
    with CaptureQueriesContext(connection) as found:
        plan_all()
    return len(found)


def test_a_day_on_which_nothing_is_to_be_done_asks_as_much_of_many_deals(deal, officer):
    world.scheduled(deal, officer)
    one = asked()
    for _ in range(4):
        granted(officer)
    plan_all()
    assert asked() == one


def test_only_deals_with_something_to_do_are_locked(deal, officer, still_clock):
    world.scheduled(deal, officer)
    other = granted(officer)
    plan_all()
    Deal.objects.filter(pk=other.pk).update(progress_due="1 oktober")
    with CaptureQueriesContext(connection) as found:
        assert plan_all().moved == 1
    locks = [row["sql"] for row in found if 'FOR UPDATE OF "regiodeals_deal"' in row["sql"]]
    assert len(locks) == 1
    assert str(other.pk) in locks[0]


def test_more_deals_than_are_read_together_are_all_planned(deal, officer, still_clock, monkeypatch):
    monkeypatch.setattr(planning, "AT_ONCE", 2)
    found = [deal, *(granted(officer) for _ in range(4))]
    still_clock.set(datetime(2026, 1, 1, 8, tzinfo=UTC))
    plan_all()
    opened = Jaarcyclus.objects.filter(year=2026).values_list("deal_id", flat=True)
    assert sorted(opened) == sorted(one.pk for one in found)


def test_a_day_that_no_schedule_names_any_more_says_that_it_was_left(deal, officer):
    own_day(deal, officer, "1 oktober")
    outcome = own_day(deal, officer, "")
    assert outcome == Outcome(dayless=1)
    assert days(deal, REPORT) == {"2024": date(2025, 9, 30)}
    assert "1 bleef op de oude dag staan, want er geldt geen dag meer." in outcome_words(outcome)


def test_a_day_after_the_end_of_the_deal_is_left_too(deal, officer):
    world.scheduled(deal, officer)
    Deal.objects.update(ends_on=date(2025, 8, 1))
    assert world.scheduled(deal, officer, before="1 oktober") == Outcome(dayless=1)
    assert days(deal, REPORT) == {"2024": date(2025, 6, 14)}


def test_what_is_closed_or_decided_is_not_said_to_be_left(deal, officer):
    own_day(deal, officer, "1 oktober")
    obligations.extend(
        obligation_id=owed(deal, REPORT, 2024).pk,
        due_on=date(2025, 11, 1),
        reason="Ziek",
        decision="RD-1",
        actor=officer,
    )
    assert own_day(deal, officer, "") == Outcome()


def test_what_was_left_is_not_locked_every_day(deal, officer):
    own_day(deal, officer, "1 oktober")
    own_day(deal, officer, "")
    with CaptureQueriesContext(connection) as found:
        plan_all()
    assert not [row for row in found if "FOR UPDATE" in row["sql"]]


def test_the_bench_measures_a_round_that_finds_nothing_to_do(db):
    few, many = years.among_many(20), years.among_many(200)
    assert (few.deals, many.deals) == (20, 200)
    assert few.questions == many.questions
    assert not Deal.objects.filter(name__startswith="Voorbeeldregio 0").exists()
    assert clock.now().year == 2024
