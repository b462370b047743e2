"""An action gets another day, with a reason: who owes it is reminded of the new day."""

from datetime import date, timedelta

import pytest

from monitoring.overleg import services
from monitoring.overleg.models import Overleg
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import DomainError, InvalidInput, NotAllowed, WrongState
from regiodeals.obligations.models import Obligation, ObligationChange
from regiodeals.obligations.owner import Owner
from tests import builders
from tests.browsing import messages_of, text_of
from tests.mail.conftest import office
from tests.monitoring.overleg.browsing import url
from tests.monitoring.overleg.meeting import deliver, plain_text
from tests.monitoring.overleg.test_actions import (
    DUE,
    bart,
    close,
    meeting,
    promise,
    reminded_on,
)
from tests.simultaneous import at_once, results_of

__all__ = ["bart", "meeting", "office"]

pytestmark = pytest.mark.django_db

LATER = DUE + timedelta(days=60)
WHY = "De cijfers komen later."


@pytest.fixture
def promised(meeting, officer, bart):
    return promise(meeting, officer, Owner(user=bart))


def move(row, actor, due_on=LATER, reason=WHY):
    return services.move_action(obligation_id=row.pk, due_on=due_on, reason=reason, actor=actor)


def test_who_organises_gives_another_day_and_both_days_stay_on_record(promised, officer):
    assert move(promised, officer).due_on == LATER
    line = ObligationChange.objects.get(obligation=promised)
    assert (line.due_from, line.due_to, line.reason, line.by) == (DUE, LATER, WHY, officer)
    assert AuditEntry.objects.filter(action="monitoring.overleg.move_action").count() == 1
    assert AuditEntry.objects.filter(action="obligations.obligation.reschedule").count() == 1


def test_who_owes_it_is_reminded_of_the_new_day_and_not_of_the_old(
    promised, officer, office, still_clock
):
    move(promised, officer)
    reminded_on(DUE - timedelta(days=14), still_clock)
    assert deliver(office) == []
    reminded_on(LATER - timedelta(days=14), still_clock)
    (mail,) = deliver(office)
    assert "30 augustus 2025" in plain_text(mail)


def test_others_late_closed_and_empty_are_refused(promised, officer, bart, still_clock):
    for stranger in (bart, builders.toetser()):
        with pytest.raises(NotAllowed, match="Alleen een behandelaar"):
            move(promised, stranger)
    for changes in ({"reason": " "}, {"reason": "x" * 201}, {"due_on": date(2025, 1, 1)}):
        with pytest.raises(InvalidInput):
            move(promised, officer, **changes)
    with pytest.raises(DomainError, match="Kies een andere dag"):
        move(promised, officer, due_on=DUE)
    other = Obligation.objects.exclude(kind="actiepunt")[0]
    with pytest.raises(WrongState, match="Dit is geen actiepunt"):
        move(other, officer)
    reminded_on(DUE + timedelta(days=1), still_clock)
    with pytest.raises(WrongState, match="is te laat"):
        move(promised, officer)
    close(promised, bart)
    with pytest.raises(WrongState, match="al nagekomen"):
        move(promised, officer)


def test_minutes_that_were_sent_say_another_day_and_go_out_again(promised, officer):
    Overleg.objects.update(minutes_are_out=True)
    move(promised, officer)
    assert not Overleg.objects.get(pk=promised.subject_id).minutes_are_out


@pytest.mark.django_db(transaction=True)
def test_moved_and_closed_at_once_it_is_closed_with_one_of_both_days(promised, officer, bart):
    results = at_once(lambda: move(promised, officer), lambda: close(promised, bart))
    assert results_of(results)
    promised.refresh_from_db()
    assert promised.is_closed
    assert promised.due_on in {DUE, LATER}


def test_on_the_page_it_is_for_who_organises(promised, officer, bart, client, meeting):
    client.force_login(bart)
    assert "Andere dag" not in text_of(client.get(url("detail", meeting)))
    client.post(url("action", promised, "verzetten"), {"dag": "30-8-2025", "woord": WHY})
    client.force_login(officer)
    assert "Andere dag" in text_of(client.get(url("detail", meeting)))
    wrong = client.post(url("action", promised, "verzetten"), {"dag": "ooit", "woord": ""})
    assert messages_of(wrong)[-1].startswith("Dit is geen dag.")
    promised.refresh_from_db()
    assert promised.due_on == DUE
    response = client.post(url("action", promised, "verzetten"), {"dag": "30-8-2025", "woord": WHY})
    assert messages_of(response)[-1].startswith("Het actiepunt heeft een andere dag.")
    promised.refresh_from_db()
    assert promised.due_on == LATER
