"""Another day or another owner: always with a line of history that cannot be left out."""

from datetime import date, timedelta
from typing import Any

import pytest

from regiodeals.accounts.models import Role
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput, WrongState
from regiodeals.obligations import services
from regiodeals.obligations.models import (
    ChangeKind,
    Obligation,
    ObligationChange,
)
from regiodeals.obligations.owner import Owner
from regiodeals.obligations.state import State
from tests import builders
from tests.builders import NOW
from tests.obligations.conftest import DUE_ON
from tests.simultaneous import at_once, results_of, sentences_of

pytestmark = pytest.mark.django_db

LATER = date(2025, 1, 31)
AFTER = NOW.replace(month=12, day=18)


def extend(owed, actor, **fields):
    values: dict[str, Any] = {
        "due_on": LATER,
        "reason": "Extra onderzoek",
        "decision": "RD-2024-7",
    }
    return services.extend(obligation_id=owed.pk, actor=actor, **(values | fields))


# ---- extension -------------------------------------------------------------------------------


def test_an_extension_is_a_later_day_with_reason_and_decision(owed, officer):
    extend(owed, officer)
    row = Obligation.objects.get()
    assert (row.due_on, row.first_due_on, row.revision) == (LATER, DUE_ON, 1)
    line = row.changes.get()
    assert line.kind == ChangeKind.EXTEND
    assert (line.due_from, line.due_to) == (DUE_ON, LATER)
    assert (line.reason, line.decision) == ("Extra onderzoek", "RD-2024-7")
    assert (line.number, line.at, line.by) == (1, NOW, officer)
    assert str(line) == f"{owed}: verlengd bij besluit"


def test_an_extension_leaves_a_line_in_the_trail(owed, officer):
    extend(owed, officer)
    line = AuditEntry.objects.get(action="obligations.obligation.extend")
    assert line.sentence == (
        f"Verlengd bij besluit, van dinsdag 17 december 2024 naar vrijdag 31 januari 2025: {owed}"
    )
    assert (line.remark, line.details) == ("Extra onderzoek", {"besluit": "RD-2024-7"})


@pytest.mark.parametrize("due_on", [DUE_ON, DUE_ON - timedelta(days=1)])
def test_an_extension_ends_later(owed, officer, due_on):
    with pytest.raises(InvalidInput, match="eindigt later dan dinsdag 17 december 2024"):
        extend(owed, officer, due_on=due_on)


@pytest.mark.parametrize(
    ("missing", "sentence"),
    [("reason", "waarom dit verandert"), ("decision", "Noem het besluit")],
)
def test_an_extension_without_reason_or_decision_is_refused(owed, officer, missing, sentence):
    with pytest.raises(InvalidInput, match=sentence):
        extend(owed, officer, **{missing: " "})
    assert Obligation.objects.get().due_on == DUE_ON
    assert not ObligationChange.objects.exists()
    assert AuditEntry.objects.count() == 1


def test_an_extension_of_what_is_overdue_makes_it_open_again(owed, officer, still_clock):
    still_clock.set(AFTER)
    assert owed.state is State.OVERDUE
    assert extend(owed, officer).state is State.OPEN


# ---- planning and repairing ------------------------------------------------------------------


@pytest.mark.parametrize("due_on", [date(2024, 11, 18), date(2024, 12, 1), LATER])
def test_another_day_is_planned_with_a_reason(owed, officer, due_on):
    services.reschedule(obligation_id=owed.pk, due_on=due_on, reason="Rooster", actor=officer)
    assert Obligation.objects.get().due_on == due_on
    assert ObligationChange.objects.get().kind == ChangeKind.RESCHEDULE
    assert AuditEntry.objects.filter(action="obligations.obligation.reschedule").exists()


def test_planning_never_rewrites_what_is_overdue(owed, officer, still_clock):
    still_clock.set(AFTER)
    with pytest.raises(WrongState, match="is te laat sinds dinsdag 17 december 2024"):
        services.reschedule(obligation_id=owed.pk, due_on=LATER, reason="Rooster", actor=officer)
    assert Obligation.objects.get().state is State.OVERDUE


def test_on_its_last_day_it_can_still_be_planned_anew(owed, officer, still_clock):
    still_clock.set(NOW.replace(month=12, day=17, hour=22, minute=59))
    services.reschedule(obligation_id=owed.pk, due_on=LATER, reason="Rooster", actor=officer)
    assert Obligation.objects.get().due_on == LATER


def test_nothing_is_planned_on_a_day_that_has_passed(owed, officer):
    with pytest.raises(InvalidInput, match="zondag 17 november 2024 is al voorbij"):
        services.reschedule(
            obligation_id=owed.pk, due_on=date(2024, 11, 17), reason="Rooster", actor=officer
        )


def test_a_day_written_down_wrongly_is_repaired_also_when_it_is_overdue(owed, officer, still_clock):
    still_clock.set(AFTER)
    services.correct(
        obligation_id=owed.pk, due_on=LATER, reason="Jaartal verschreven", actor=officer
    )
    assert Obligation.objects.get().state is State.OPEN
    assert ObligationChange.objects.get().kind == ChangeKind.CORRECT
    assert AuditEntry.objects.filter(action="obligations.obligation.correct").exists()


@pytest.mark.parametrize("act", [services.reschedule, services.correct])
def test_the_same_day_is_no_change(owed, officer, act):
    with pytest.raises(InvalidInput, match="De laatste dag is al dinsdag 17 december 2024"):
        act(obligation_id=owed.pk, due_on=DUE_ON, reason="x", actor=officer)


@pytest.mark.parametrize("act", [services.reschedule, services.correct])
def test_another_day_without_a_reason_is_refused(owed, officer, act):
    with pytest.raises(InvalidInput, match="Schrijf op waarom dit verandert"):
        act(obligation_id=owed.pk, due_on=LATER, reason="", actor=officer)


# ---- another owner ---------------------------------------------------------------------------


def test_somebody_else_owes_it_after_a_hand_over(owed, officer):
    colleague = builders.behandelaar(name="Bo", last_name="Opvolger")
    services.hand_over(
        obligation_id=owed.pk, owner=Owner(user=colleague), reason="Verlof", actor=officer
    )
    row = Obligation.objects.get()
    assert (row.owner_user, row.owner_name, row.due_on) == (colleague, "Bo Opvolger", DUE_ON)
    line = row.changes.get()
    assert (line.owner_from, line.owner_to) == (str(officer), "Bo Opvolger")
    assert line.due_from == line.due_to
    sentence = AuditEntry.objects.get(action="obligations.obligation.hand_over").sentence
    assert sentence == f"Overgedragen van {officer} aan Bo Opvolger: {owed}"


def test_it_goes_from_a_person_to_a_role_to_an_organisation(owed, officer):
    region = builders.organisation()
    for owner in (Owner(role=Role.BEHANDELAAR), Owner(organisation=region)):
        services.hand_over(obligation_id=owed.pk, owner=owner, reason="x", actor=officer)
    row = Obligation.objects.get()
    assert (row.owner_user, row.owner_role, row.owner_organisation) == (None, "", region)
    assert row.revision == 2


def test_it_is_handed_to_somebody_else(owed, officer):
    with pytest.raises(InvalidInput, match="moet dit al doen"):
        services.hand_over(
            obligation_id=owed.pk, owner=Owner(user=officer), reason="x", actor=officer
        )


def test_a_hand_over_says_why(owed, officer):
    with pytest.raises(InvalidInput, match="waarom dit verandert"):
        services.hand_over(
            obligation_id=owed.pk, owner=Owner(role=Role.TOETSER), reason="", actor=officer
        )
    assert Obligation.objects.get().owner_user == officer


# ---- at the same moment ----------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_two_who_extend_at_once_build_on_each_other_or_are_told(owed, officer):
    outcomes = at_once(
        lambda: extend(owed, officer, due_on=LATER),
        lambda: extend(owed, officer, due_on=LATER + timedelta(days=28)),
    )
    row = Obligation.objects.get(pk=owed.pk)
    lines = list(row.changes.all())
    assert len(lines) == len(results_of(outcomes)) == row.revision
    assert lines[-1].due_to == row.due_on == LATER + timedelta(days=28)
    assert all("eindigt later dan" in sentence for sentence in sentences_of(outcomes))
