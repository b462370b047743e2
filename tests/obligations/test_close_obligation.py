"""Meeting and cancelling an obligation: once, and then it lies fast."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from regiodeals.audit.models import AuditEntry
from regiodeals.common.clock import KRALENDIJK
from regiodeals.common.errors import InvalidInput, WrongState
from regiodeals.obligations import services
from regiodeals.obligations.models import Obligation, ObligationChange
from regiodeals.obligations.owner import Owner
from regiodeals.obligations.state import State
from tests.builders import NOW
from tests.obligations.conftest import DUE_ON
from tests.simultaneous import PATIENCE, at_once, results_of, sentences_of

pytestmark = pytest.mark.django_db

TODAY = date(2024, 11, 18)
LATER = date(2025, 1, 31)


def test_what_is_met_says_on_which_day_how_and_who_wrote_it_down(met, officer):
    met.refresh_from_db()
    assert (met.met_on, met.met_at, met.met_by) == (TODAY, NOW, officer)
    assert met.met_how == "beschikking SPUK-2024-1"
    assert met.state is State.MET
    assert met.is_closed


def test_meeting_leaves_a_line_in_the_trail(met, officer):
    line = AuditEntry.objects.get(action="obligations.obligation.meet")
    assert line.sentence == f"Nagekomen op maandag 18 november 2024: {met}"
    assert (line.state_before, line.state_after) == ("open", "nagekomen")
    assert (line.remark, line.dossier) == ("beschikking SPUK-2024-1", met.dossier)


@pytest.mark.parametrize(("on", "said"), [(17, False), (18, True)])
def test_the_trail_says_when_it_was_met_too_late(owed, officer, still_clock, on, said):
    still_clock.set(NOW.replace(month=12, day=20))
    services.meet(
        obligation_id=owed.pk, on=date(2024, 12, on), how="brief van 20 december", actor=officer
    )
    line = AuditEntry.objects.get(action="obligations.obligation.meet")
    assert (", te laat:" in line.sentence) is said
    assert line.state_before == "te_laat"


def test_the_system_can_meet_what_the_law_makes_happen_by_itself(owed):
    assert services.meet(obligation_id=owed.pk, on=TODAY, how="termijn", actor=None).met_by is None


def test_nothing_is_met_on_a_day_to_come(owed, officer):
    with pytest.raises(InvalidInput, match="dinsdag 19 november 2024 ligt in de toekomst"):
        services.meet(obligation_id=owed.pk, on=date(2024, 11, 19), how="brief", actor=officer)
    assert Obligation.objects.get().state is State.OPEN


def test_tomorrow_is_counted_on_the_island_itself(impose, officer, still_clock):
    owed = impose(zone=KRALENDIJK)
    still_clock.set(NOW.replace(hour=2))
    with pytest.raises(InvalidInput, match="maandag 18 november 2024 ligt in de toekomst"):
        services.meet(obligation_id=owed.pk, on=TODAY, how="brief", actor=officer)


def test_meeting_says_how(owed, officer):
    with pytest.raises(InvalidInput, match="Schrijf op hoe dit is gedaan"):
        services.meet(obligation_id=owed.pk, on=TODAY, how="  ", actor=officer)
    assert AuditEntry.objects.count() == 1


def test_what_is_cancelled_says_why(cancelled, officer):
    cancelled.refresh_from_db()
    assert (cancelled.cancelled_at, cancelled.cancelled_by) == (NOW, officer)
    assert cancelled.cancelled_because == "Het convenant is opgezegd."
    assert cancelled.state is State.CANCELLED
    line = AuditEntry.objects.get(action="obligations.obligation.cancel")
    assert line.sentence == f"Vervallen: {cancelled}"
    assert (line.state_after, line.remark) == ("vervallen", "Het convenant is opgezegd.")


def test_cancelling_says_why(owed, officer):
    with pytest.raises(InvalidInput, match="Schrijf op waarom dit vervalt"):
        services.cancel(obligation_id=owed.pk, reason="", actor=officer)


# ---- closed is closed ------------------------------------------------------------------------


def acts_on(owed, officer):
    """Everything that can be done with an obligation."""
    common = {"obligation_id": owed.pk, "actor": officer}
    return {
        "meet": lambda: services.meet(on=TODAY, how="brief", **common),
        "cancel": lambda: services.cancel(reason="Vervallen", **common),
        "extend": lambda: services.extend(due_on=LATER, reason="x", decision="B-1", **common),
        "reschedule": lambda: services.reschedule(due_on=LATER, reason="x", **common),
        "correct": lambda: services.correct(due_on=LATER, reason="x", **common),
        "hand_over": lambda: services.hand_over(owner=Owner(role="toetser"), reason="x", **common),
    }


ACTS = ["meet", "cancel", "extend", "reschedule", "correct", "hand_over"]


@pytest.mark.parametrize("act", ACTS)
def test_nothing_happens_any_more_to_what_is_met(met, officer, act):
    with pytest.raises(WrongState, match="is al nagekomen op maandag 18 november 2024"):
        acts_on(met, officer)[act]()
    assert not ObligationChange.objects.exists()


@pytest.mark.parametrize("act", ACTS)
def test_nothing_happens_any_more_to_what_is_cancelled(cancelled, officer, act):
    with pytest.raises(WrongState, match="is vervallen en ligt vast"):
        acts_on(cancelled, officer)[act]()
    assert not ObligationChange.objects.exists()


def test_every_act_works_while_it_is_open(impose, officer):
    for act in ACTS:
        owed = impose()
        acts_on(owed, officer)[act]()
        lines = AuditEntry.objects.filter(object_type="obligations.obligation", object_id=owed.pk)
        assert lines.filter(action=f"obligations.obligation.{act}").count() == 1


@pytest.mark.parametrize(
    "change", [{"due_on": LATER}, {"met_on": LATER}, {"cancelled_because": "x"}, {"met_how": "x"}]
)
@pytest.mark.parametrize("how", ["met", "cancelled"])
def test_the_database_keeps_what_is_closed(request, how, change):
    closed = request.getfixturevalue(how)
    with pytest.raises(DatabaseError, match="closed_obligation_is_frozen"), transaction.atomic():
        Obligation.objects.filter(pk=closed.pk).update(**change)


def test_an_obligation_is_never_deleted(owed):
    with pytest.raises(DatabaseError, match="obligation_stays_on_record"), transaction.atomic():
        owed.delete()


@pytest.mark.parametrize(
    "change",
    [
        {"title": "Iets anders"},
        {"source": "Iets anders"},
        {"first_due_on": LATER},
        {"zone": "America/Kralendijk"},
        {"dossier": None},
        {"period": "2025"},
        {"subject_id": 0},
    ],
)
def test_what_was_imposed_stays_as_it_was_imposed(owed, change):
    with pytest.raises(DatabaseError, match="what_was_imposed_is_frozen"), transaction.atomic():
        Obligation.objects.update(**change)


# ---- at the same moment ----------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_meeting_and_extending_at_once_never_moves_what_is_met(owed, officer):
    acts = acts_on(owed, officer)
    outcomes = at_once(acts["meet"], acts["extend"])
    row = Obligation.objects.get(pk=owed.pk)
    assert outcomes[0].error is None
    assert row.state is State.MET
    if outcomes[1].error is None:
        assert (row.due_on, ObligationChange.objects.count()) == (LATER, 1)
    else:
        assert "is al nagekomen" in sentences_of(outcomes)[0]
        assert (row.due_on, ObligationChange.objects.count()) == (DUE_ON, 0)


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("other", ["meet", "cancel"])
def test_of_two_who_close_at_once_one_is_told_that_the_other_was_first(owed, officer, other):
    acts = acts_on(owed, officer)
    outcomes = at_once(acts["meet"], acts[other])
    assert len(results_of(outcomes)) == 1
    assert "ligt vast" in sentences_of(outcomes)[0]
    closings = AuditEntry.objects.filter(
        action__in=["obligations.obligation.meet", "obligations.obligation.cancel"]
    )
    assert closings.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_line_written_past_the_services_waits_for_who_is_closing(owed, officer):
    """The trigger takes the lock of the row, so it never believes a state that is passing."""

    def raw_line():
        try:
            return ObligationChange.objects.create(
                obligation_id=owed.pk,
                number=1,
                kind="hersteld",
                due_from=DUE_ON,
                due_to=LATER,
                owner_from=owed.owner_name,
                owner_to=owed.owner_name,
                reason="Buiten de diensten om",
                at=NOW,
            )
        finally:
            connection.close()

    with ThreadPoolExecutor() as other:
        with transaction.atomic():
            acts_on(owed, officer)["meet"]()
            line = other.submit(raw_line)
            assert somebody_waits_for_me()
        with pytest.raises(IntegrityError, match="neither met nor cancelled"):
            line.result(PATIENCE)


def somebody_waits_for_me():
    """Whether another connection waits for this one, looked at until it does."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT count(*) FROM pg_locks"
                " WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid))"
            )
            if cursor.fetchone() != (0,):
                return True
        time.sleep(0.01)
    return False
