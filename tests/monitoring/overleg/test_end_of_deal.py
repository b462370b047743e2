"""With a deal that is opgezegd ends what was promised about it."""

from datetime import date

import pytest

from monitoring.overleg import services
from regiodeals.audit.models import AuditEntry
from regiodeals.deal import services as deals
from regiodeals.mail.models import Message
from regiodeals.obligations.models import Obligation
from regiodeals.obligations.owner import Owner
from regiodeals.obligations.state import State
from tests import builders
from tests.monitoring.overleg.browsing import ON_THE_DAY
from tests.monitoring.overleg.meeting import guest, invited
from tests.simultaneous import at_once, results_of

pytestmark = pytest.mark.django_db

REASON = "De Regio Deal is opgezegd."


@pytest.fixture
def promised(overleg, officer, still_clock):
    """Two actions of one overleg."""
    guest(overleg, officer)
    invited(overleg, officer)
    still_clock.set(ON_THE_DAY)
    return [
        services.add_action(
            overleg_id=overleg.pk,
            text=f"Actie {number}",
            owner=Owner(user=officer),
            due_on=date(2025, 7, 1),
            actor=officer,
        )
        for number in (1, 2)
    ]


def terminate(deal, officer):
    deals.take_step(deal_id=deal.pk, verb="terminate", actor=officer, remark="Niet langer nodig")


def test_open_actions_lapse_with_the_reason_and_a_line_each(promised, overleg, officer):
    terminate(overleg.deal, officer)
    rows = Obligation.objects.filter(pk__in=[row.pk for row in promised])
    assert {(row.state, row.cancelled_because) for row in rows} == {(State.CANCELLED, REASON)}
    lines = AuditEntry.objects.filter(action="obligations.obligation.cancel", remark=REASON)
    assert {line.sentence for line in lines if "Actie" in line.sentence} == {
        "Vervallen: Actie 1",
        "Vervallen: Actie 2",
    }
    assert {(line.actor, line.dossier) for line in lines} == {(officer, overleg.deal_id)}


def test_what_was_done_stays_done(promised, overleg, officer):
    done = services.close_action(obligation_id=promised[0].pk, how="gedaan", actor=officer)
    terminate(overleg.deal, officer)
    done.refresh_from_db()
    assert done.state is State.MET


def test_an_action_of_another_deal_stays_open(promised, officer):
    terminate(builders.concluded(officer), officer)
    assert {row.state for row in Obligation.objects.filter(kind="actiepunt")} == {State.OPEN}


@pytest.mark.django_db(transaction=True)
def test_closing_and_opzeggen_at_once_leave_one_of_both(still_clock):
    officer = builders.behandelaar()
    deal = builders.concluded(officer)
    overleg = deal.overleggen.create(year=2025)
    guest(overleg, officer)
    invited(overleg, officer)
    Message.objects.update(withdrawn_at=ON_THE_DAY)
    still_clock.set(ON_THE_DAY)
    row = services.add_action(
        overleg_id=overleg.pk,
        text="Actie",
        owner=Owner(user=officer),
        due_on=date(2025, 7, 1),
        actor=officer,
    )
    results_of(
        at_once(
            lambda: services.close_action(obligation_id=row.pk, how="gedaan", actor=officer),
            lambda: terminate(deal, officer),
        )
    )
    row.refresh_from_db()
    deal.refresh_from_db()
    assert row.state in {State.MET, State.CANCELLED}
    assert deal.status == "opgezegd"
