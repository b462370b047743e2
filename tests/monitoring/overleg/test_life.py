"""The life of an overleg: gepland, uitgenodigd, gehouden, verslag vastgesteld."""

from datetime import UTC, date, datetime, time

import pytest
from django.db import IntegrityError, transaction

from monitoring.overleg import services
from monitoring.overleg.models import Overleg, OverlegStatus
from monitoring.overleg.services import Hours
from regiodeals.accounts.models import Role
from regiodeals.audit.models import AuditEntry
from regiodeals.common.clock import KRALENDIJK
from regiodeals.common.errors import NotAllowed, RequirementsUnmet, WrongState
from tests import builders
from tests.monitoring.overleg.browsing import sent, with_guest
from tests.simultaneous import at_once, results_of, sentences_of

pytestmark = pytest.mark.django_db

DAY = date(2025, 6, 12)
ON_THE_DAY = datetime(2025, 6, 12, 9, tzinfo=UTC)
ORDER = ("invite", "hold", "adopt_minutes")
AFTER = {
    "invite": OverlegStatus.UITGENODIGD,
    "hold": OverlegStatus.GEHOUDEN,
    "adopt_minutes": OverlegStatus.VASTGESTELD,
}


@pytest.fixture
def planned(officer):
    overleg = Overleg.objects.create(deal=builders.concluded(officer), year=2025)
    with_guest(overleg, officer)
    return services.schedule_overleg(
        overleg_id=overleg.pk, planned_on=DAY, location="Stadhuis", actor=officer
    )


def take(overleg, verb, actor, **more):
    return services.take_step(overleg_id=overleg.pk, verb=verb, actor=actor, **more)


def before(verb, overleg, officer, clock):
    """The same overleg, ready for this step."""
    clock.set(ON_THE_DAY)
    for earlier in ORDER[: ORDER.index(verb)]:
        take(overleg, earlier, officer)
    if verb == "adopt_minutes":
        sent(overleg, officer)
    return overleg


def test_it_goes_from_gepland_to_vastgesteld(planned, officer, still_clock):
    still_clock.set(ON_THE_DAY)
    assert take(planned, "invite", officer).invited_at == ON_THE_DAY
    assert take(planned, "hold", officer).status == OverlegStatus.GEHOUDEN
    services.save_minutes(overleg_id=planned.pk, text=" Wij spraken af. ", actor=officer)
    services.send_minutes(overleg_id=planned.pk, actor=officer)
    assert take(planned, "adopt_minutes", officer).status == OverlegStatus.VASTGESTELD
    assert Overleg.objects.get().minutes == "Wij spraken af."


@pytest.mark.parametrize("verb", ORDER)
def test_each_step_leaves_one_line(verb, planned, officer, still_clock):
    overleg = before(verb, planned, officer, still_clock)
    take(overleg, verb, officer, remark="Met dank")
    line = AuditEntry.objects.get(action=f"monitoring.overleg.{verb}")
    assert (line.actor, line.dossier, line.remark) == (officer, overleg.deal_id, "Met dank")
    assert line.state_after == AFTER[verb]


@pytest.mark.parametrize("verb", ORDER)
@pytest.mark.parametrize("role", [role for role in Role if role is not Role.BEHANDELAAR])
def test_only_a_behandelaar_takes_a_step(role, verb, planned, officer, still_clock):
    overleg = before(verb, planned, officer, still_clock)
    with pytest.raises(NotAllowed, match="Alleen een behandelaar"):
        take(overleg, verb, builders.user(role))
    assert Overleg.objects.get().status != AFTER[verb]


@pytest.mark.parametrize("verb", ORDER)
def test_no_step_is_taken_twice(verb, planned, officer, still_clock):
    overleg = before(verb, planned, officer, still_clock)
    take(overleg, verb, officer)
    with pytest.raises(WrongState, match="kan niet in de stand"):
        take(overleg, verb, officer)
    assert AuditEntry.objects.filter(action=f"monitoring.overleg.{verb}").count() == 1


@pytest.mark.parametrize("verb", ["hold", "adopt_minutes"])
def test_no_step_is_skipped(verb, planned, officer, still_clock):
    still_clock.set(ON_THE_DAY)
    with pytest.raises(WrongState, match="kan niet in de stand “gepland”"):
        take(planned, verb, officer)


@pytest.mark.parametrize("values", [{"planned_on": None}, {"location": ""}])
def test_an_invitation_says_when_and_where(values, planned, officer):
    Overleg.objects.update(**values)
    with pytest.raises(RequirementsUnmet, match="Plan eerst de dag en de plaats"):
        take(planned, "invite", officer)
    row = Overleg.objects.get()
    assert (row.status, row.invited_at) == (OverlegStatus.GEPLAND, None)


def test_a_meeting_that_is_still_to_come_was_not_held(planned, officer, still_clock):
    take(planned, "invite", officer)
    still_clock.set(datetime(2025, 6, 11, 21, 59, tzinfo=UTC))
    with pytest.raises(RequirementsUnmet, match="De dag van het overleg is nog niet geweest"):
        take(planned, "hold", officer)
    still_clock.set(datetime(2025, 6, 11, 22, 1, tzinfo=UTC))
    assert take(planned, "hold", officer).status == OverlegStatus.GEHOUDEN


def test_on_an_island_its_day_begins_when_it_begins_there(planned, officer, still_clock):
    there = Hours(time(9), time(11), KRALENDIJK)
    services.schedule_overleg(
        overleg_id=planned.pk, planned_on=DAY, location="Kantoor", hours=there, actor=officer
    )
    take(planned, "invite", officer)
    still_clock.set(datetime(2025, 6, 12, 3, 59, tzinfo=UTC))
    with pytest.raises(RequirementsUnmet, match="De dag van het overleg is nog niet geweest"):
        take(planned, "hold", officer)
    still_clock.set(datetime(2025, 6, 12, 4, 0, tzinfo=UTC))
    assert take(planned, "hold", officer).status == OverlegStatus.GEHOUDEN


@pytest.mark.parametrize("minutes", ["", "  \n"])
def test_without_minutes_nothing_is_adopted(minutes, planned, officer, still_clock):
    still_clock.set(ON_THE_DAY)
    take(planned, "invite", officer)
    take(planned, "hold", officer)
    services.save_minutes(overleg_id=planned.pk, text=minutes, actor=officer)
    with pytest.raises(RequirementsUnmet, match="Schrijf eerst het verslag"):
        take(planned, "adopt_minutes", officer)
    assert Overleg.objects.get().status == OverlegStatus.GEHOUDEN


@pytest.mark.parametrize("verb", ["", "delete", "full_clean", "cancel"])
def test_a_step_that_does_not_exist_is_refused(verb, planned, officer):
    with pytest.raises(WrongState, match="Deze stap bestaat niet"):
        take(planned, verb, officer)


def test_a_state_that_does_not_exist_is_refused(planned):
    with pytest.raises(IntegrityError, match="overleg_status_is_known"), transaction.atomic():
        Overleg.objects.update(status="afgelast")


def test_what_has_no_day_is_not_uitgenodigd(planned):
    with pytest.raises(IntegrityError, match="invited_overleg_has_a_day"), transaction.atomic():
        Overleg.objects.update(status="uitgenodigd", planned_on=None)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("verb", ORDER)
def test_two_at_once_take_a_step_once(verb, planned, officer, still_clock):
    overleg = before(verb, planned, officer, still_clock)
    colleague = builders.behandelaar()
    outcomes = at_once(
        lambda: take(overleg, verb, officer),
        lambda: take(overleg, verb, colleague),
    )
    assert len(results_of(outcomes)) == 1
    (refusal,) = sentences_of(outcomes)
    assert "kan niet in de stand" in refusal
    assert AuditEntry.objects.filter(action=f"monitoring.overleg.{verb}").count() == 1
