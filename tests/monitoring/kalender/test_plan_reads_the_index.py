"""Planning a day and showing a month read an index, however many obligations there are."""

import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection

from monitoring.herinnering.selectors import candidates, policies
from monitoring.kalender.schedule import Month
from monitoring.kalender.selectors import Wanted, terms_of
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.state import Zone
from tests import builders

pytestmark = pytest.mark.django_db

TODAY = builders.NOW.date()
TABLE = Obligation._meta.db_table
ON_THE_DAY = {"obligations_outstanding", "obligations_calendar"}
DEALS, KINDS, YEAR = 1_000, list(ObligationKind)[:6], 365


@pytest.fixture
def crowded(officer: Any) -> None:
    """Six obligations of each of many deals, over a year, and the database knows how many."""
    Obligation.objects.bulk_create(
        Obligation(
            kind=kind,
            subject_type="regiodeals.deal",
            subject_id=deal,
            title="Iets",
            source="bron",
            due_on=due_on,
            first_due_on=due_on,
            owner_user=officer,
            owner_name=str(officer),
            imposed_at=builders.NOW - timedelta(days=2 * YEAR),
        )
        for deal in range(DEALS)
        for place, kind in enumerate(KINDS)
        if (due_on := _day(deal * len(KINDS) + place))
    )
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {TABLE}")


def _day(place: int) -> date:
    return TODAY + timedelta(days=place % YEAR - YEAR // 2)


def nodes(plan: dict[str, Any]) -> list[dict[str, Any]]:
    """Every step of a plan."""
    return [plan, *(node for part in plan.get("Plans", ()) for node in nodes(part))]


def plan_of(found: Any) -> list[dict[str, Any]]:
    return nodes(json.loads(found.explain(format="json"))[0]["Plan"])


def reads_the_index(found: Any) -> bool:
    """Whether an index on the day serves, and no step goes through the whole table."""
    steps = plan_of(found)
    scanned = [step for step in steps if step.get("Relation Name") == TABLE]
    assert scanned
    used = {step["Index Name"] for step in steps if "Index Name" in step}
    return bool(used & ON_THE_DAY) and all("Seq Scan" not in step["Node Type"] for step in scanned)


def test_the_round_of_a_day_finds_what_is_due_by_an_index(crowded):
    owed = Obligation.objects.filter(zone=Zone.AMSTERDAM)
    yesterday = TODAY - timedelta(days=1)
    assert reads_the_index(candidates(owed, policies().rules, yesterday, TODAY))


def test_a_day_that_was_missed_is_found_by_it_too(crowded):
    owed = Obligation.objects.filter(zone=Zone.AMSTERDAM)
    assert reads_the_index(candidates(owed, policies().rules, TODAY - timedelta(days=3), TODAY))


@pytest.mark.parametrize("is_ministry", [True, False])
def test_a_month_of_the_calendar_is_found_by_it(is_ministry, crowded, officer):
    month = Month(2024, 12)
    person = officer if is_ministry else builders.member(builders.organisation())
    found = terms_of(person, Wanted(first=month.first, last=month.last))
    steps = plan_of(found)
    assert "Seq Scan" not in {
        step["Node Type"] for step in steps if step.get("Relation Name") == TABLE
    }


def test_this_test_knows_a_plan_that_reads_everything(crowded):
    assert not reads_the_index(Obligation.objects.filter(title="Iets"))
