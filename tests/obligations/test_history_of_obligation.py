"""The history of an obligation cannot be left out, altered or invented."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from regiodeals.accounts.models import Role
from regiodeals.common.clock import AMSTERDAM
from regiodeals.common.errors import DomainError
from regiodeals.obligations import services
from regiodeals.obligations.models import (
    ChangeKind,
    Obligation,
    ObligationChange,
    ObligationKind,
)
from regiodeals.obligations.owner import Owner
from tests import builders
from tests.builders import NOW
from tests.obligations.conftest import DUE_ON

pytestmark = pytest.mark.django_db

LATER = date(2025, 1, 31)


@pytest.fixture
def extended(owed, officer):
    """It was due on 17 December and is now due on 31 January."""
    return services.extend(
        obligation_id=owed.pk,
        due_on=LATER,
        reason="Extra onderzoek",
        decision="RD-2024-7",
        actor=officer,
    )


@pytest.mark.parametrize(
    "change",
    [{"due_on": LATER}, {"owner_name": "Iemand"}, {"owner_role": "toetser"}, {"revision": 1}],
)
def test_day_and_owner_do_not_change_without_a_line(owed, change):
    with pytest.raises(IntegrityError, match="only with its line"), transaction.atomic():
        Obligation.objects.update(**change)


def test_a_line_counts_once(extended):
    with pytest.raises(IntegrityError, match="only with its line"), transaction.atomic():
        Obligation.objects.update(due_on=DUE_ON)
    with pytest.raises(IntegrityError, match="only with its line"), transaction.atomic():
        Obligation.objects.update(due_on=date(2025, 6, 1), revision=1)


@pytest.mark.parametrize(("zone", "hour"), [("Europe/Amsterdam", 23), ("America/Kralendijk", 4)])
def test_past_the_services_too_what_is_overdue_is_not_rescheduled(impose, line, zone, hour):
    """Until midnight where it is to be met; then the day has passed."""
    owed = impose(zone=ZoneInfo(zone), period=zone)
    midnight = datetime(2024, 12, 17 + (hour == 4), hour, tzinfo=UTC)
    moved = {"obligation": owed, "kind": ChangeKind.RESCHEDULE, "decision": ""}
    with pytest.raises(IntegrityError, match="overdue"):
        line(**moved, at=midnight)
    assert line(**moved, at=midnight - timedelta(seconds=1)).pk


@pytest.mark.parametrize("change", [{"reason": "x"}, {"due_to": DUE_ON}, {"decision": "x"}])
def test_history_is_never_rewritten(extended, change):
    with pytest.raises(DatabaseError, match="append_only"), transaction.atomic():
        ObligationChange.objects.update(**change)


def test_history_is_never_thrown_away(extended):
    with pytest.raises(DatabaseError, match="append_only"), transaction.atomic():
        ObligationChange.objects.all().delete()


@pytest.fixture
def line(owed, officer):
    """Writes a line past the services."""

    def write(**fields):
        values = {
            "obligation": owed,
            "number": 1,
            "kind": ChangeKind.EXTEND,
            "due_from": DUE_ON,
            "due_to": LATER,
            "owner_from": owed.owner_name,
            "owner_to": owed.owner_name,
            "reason": "Extra onderzoek",
            "decision": "RD-2024-7",
            "at": NOW,
            "by": officer,
        }
        with transaction.atomic():
            return ObligationChange.objects.create(**(values | fields))

    return write


@pytest.mark.parametrize("other", [{"due_on": date(2025, 2, 1)}, {"owner_name": "Iemand"}])
def test_the_change_is_the_one_that_its_line_tells(line, other):
    line()
    told = {"due_on": LATER, "revision": 1}
    with pytest.raises(IntegrityError, match="only with its line"), transaction.atomic():
        Obligation.objects.update(**(told | other))
    assert Obligation.objects.update(**told) == 1


def test_no_change_goes_back_to_an_older_line(extended, officer):
    services.correct(
        obligation_id=extended.pk, due_on=DUE_ON, reason="Toch niet verlengd", actor=officer
    )
    with pytest.raises(IntegrityError, match="only with its line"), transaction.atomic():
        Obligation.objects.update(due_on=LATER, revision=1)


@pytest.mark.parametrize(
    "fields",
    [
        {"number": 2},
        {"due_from": date(2024, 12, 16)},
        {"owner_from": "Iemand anders"},
        {"due_to": DUE_ON - timedelta(days=1)},
        {"decision": ""},
        {"reason": ""},
        {"kind": "iets"},
        {"kind": ChangeKind.HAND_OVER},
        {"kind": ChangeKind.CORRECT, "due_to": DUE_ON},
        {"kind": ChangeKind.CORRECT, "owner_to": "Iemand anders"},
    ],
)
def test_the_database_refuses_a_line_that_does_not_fit(line, fields):
    with pytest.raises(IntegrityError):
        line(**fields)
    assert line().pk


def test_the_database_refuses_a_line_about_what_is_closed(line, owed, officer):
    services.cancel(obligation_id=owed.pk, reason="Opgezegd", actor=officer)
    with pytest.raises(IntegrityError, match="neither met nor cancelled"):
        line()


@given(
    steps=st.lists(
        st.tuples(st.sampled_from(["extend", "reschedule", "correct"]), st.integers(-40, 400)),
        max_size=8,
    )
)
def test_the_history_always_leads_from_the_first_day_to_the_present_one(steps):
    deal, owner = builders.proposal(), Owner(role=Role.BEHANDELAAR)
    owed = services.impose(
        kind=ObligationKind.VERLENING,
        subject=deal,
        title="Verleen",
        due_on=DUE_ON,
        zone=AMSTERDAM,
        source="artikel 13",
        owner=owner,
        dossier=deal.pk,
        actor=None,
    )
    for verb, days in steps:
        decision = {"decision": "B-1"} if verb == "extend" else {}
        try:
            getattr(services, verb)(
                obligation_id=owed.pk,
                due_on=DUE_ON + timedelta(days=days),
                reason="Omdat",
                actor=None,
                **decision,
            )
        except DomainError:
            continue
    row = Obligation.objects.get(pk=owed.pk)
    days = [row.first_due_on]
    for number, line in enumerate(row.changes.all(), start=1):
        assert (line.number, line.due_from) == (number, days[-1])
        days.append(line.due_to)
    assert (row.due_on, row.revision) == (days[-1], len(days) - 1)
