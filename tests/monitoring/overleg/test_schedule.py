"""Choose day and place of an overleg."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from monitoring.overleg import services
from monitoring.overleg.models import Overleg, OverlegStatus
from regiodeals.accounts.models import Role
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from tests import builders
from tests.monitoring.overleg.browsing import with_guest
from tests.simultaneous import at_once, results_of

pytestmark = pytest.mark.django_db

DAY = date(2025, 6, 12)


@pytest.fixture
def overleg(officer):
    return Overleg.objects.create(deal=builders.concluded(officer), year=2025)


def schedule(overleg, actor, day=DAY, location="Stadhuis", **more):
    return services.schedule_overleg(
        overleg_id=overleg.pk, planned_on=day, location=location, actor=actor, **more
    )


def test_day_and_place_are_kept(overleg, officer):
    schedule(overleg, officer, location="  Stadhuis Doetinchem ")
    row = Overleg.objects.get()
    assert (row.planned_on, row.location) == (DAY, "Stadhuis Doetinchem")
    assert (row.status, row.is_example) == (OverlegStatus.GEPLAND, False)


def test_it_leaves_a_line_with_day_and_place(overleg, officer):
    schedule(overleg, officer)
    line = AuditEntry.objects.get(action="monitoring.overleg.schedule")
    assert (
        line.sentence
        == "Dag van het overleg: donderdag 12 juni 2025, 10:00 tot 12:00 uur, Stadhuis"
    )
    assert (line.actor, line.dossier) == (officer, overleg.deal_id)


def test_an_invented_day_is_marked(overleg, officer):
    assert schedule(overleg, officer, is_example=True).is_example


def test_another_day_takes_its_place_until_the_invitation(overleg, officer):
    schedule(overleg, officer)
    assert schedule(overleg, officer, day=DAY + timedelta(days=1)).planned_on == date(2025, 6, 13)


@pytest.mark.parametrize("role", [role for role in Role if role is not Role.BEHANDELAAR])
def test_only_a_behandelaar_chooses(role, overleg):
    with pytest.raises(NotAllowed, match="Alleen een behandelaar"):
        schedule(overleg, builders.user(role))
    assert Overleg.objects.get().planned_on is None


@pytest.mark.parametrize("day", [date(2024, 12, 31), date(2026, 1, 1)])
def test_the_day_lies_in_the_year_of_the_overleg(day, overleg, officer):
    with pytest.raises(InvalidInput, match="Kies een dag in 2025"):
        schedule(overleg, officer, day=day)


def test_a_day_that_has_been_cannot_be_chosen(overleg, officer, still_clock):
    still_clock.set(datetime(2025, 6, 13, 9, tzinfo=UTC))
    with pytest.raises(InvalidInput, match="donderdag 12 juni 2025 is al geweest"):
        schedule(overleg, officer)


def test_today_can_still_be_chosen(overleg, officer, still_clock):
    still_clock.set(datetime(2025, 6, 12, 9, tzinfo=UTC))
    assert schedule(overleg, officer).planned_on == DAY


@pytest.mark.parametrize("location", ["", "  "])
def test_an_overleg_is_somewhere(location, overleg, officer):
    with pytest.raises(InvalidInput, match="Vul in waar het overleg is"):
        schedule(overleg, officer, location=location)


def test_a_place_longer_than_its_column_is_refused_with_a_sentence(overleg, officer):
    with pytest.raises(InvalidInput, match="ten hoogste 150 tekens"):
        schedule(overleg, officer, location="x" * 151)
    assert schedule(overleg, officer, location="x" * 150).location == "x" * 150


def test_after_the_invitation_the_day_is_fixed(overleg, officer):
    with_guest(overleg, officer)
    schedule(overleg, officer)
    services.take_step(overleg_id=overleg.pk, verb="invite", actor=officer)
    with pytest.raises(WrongState, match="De dag ligt vast"):
        schedule(overleg, officer, day=DAY + timedelta(days=1))
    assert Overleg.objects.get().planned_on == DAY


def test_the_database_keeps_the_day_in_its_year(overleg):
    with pytest.raises(IntegrityError, match="overleg_day_lies_in_its_year"), transaction.atomic():
        Overleg.objects.update(planned_on=date(2026, 1, 1))


@given(st.dates(min_value=date(2024, 1, 1), max_value=date(2026, 12, 31)))
@settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None
)
def test_a_day_is_taken_exactly_when_it_is_to_come_and_in_the_year(overleg, officer, day):
    may = day.year == 2025 and day >= builders.NOW.date()
    try:
        with transaction.atomic():
            schedule(overleg, officer, day=day)
    except InvalidInput:
        assert not may
    else:
        assert may


@pytest.mark.django_db(transaction=True)
def test_of_two_who_choose_at_once_one_has_the_last_word(overleg, officer):
    colleague = builders.behandelaar()
    outcomes = at_once(
        lambda: schedule(overleg, officer, location="Stadhuis"),
        lambda: schedule(overleg, colleague, day=DAY + timedelta(days=1), location="Provinciehuis"),
    )
    assert len(results_of(outcomes)) == 2
    row = Overleg.objects.get()
    assert (row.planned_on, row.location) in {
        (DAY, "Stadhuis"),
        (DAY + timedelta(days=1), "Provinciehuis"),
    }
    assert AuditEntry.objects.filter(action="monitoring.overleg.schedule").count() == 2
