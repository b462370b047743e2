"""With a deal that is opgezegd ends what was promised about it."""

from datetime import date

import pytest

from monitoring.overleg import services
from monitoring.overleg.models import Overleg
from monitoring.overleg.panels import work_for
from monitoring.overleg.services import USUAL
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import DomainError
from regiodeals.deal import services as deals
from regiodeals.deal.models import Deal, DealStatus
from regiodeals.mail.models import Message
from regiodeals.obligations.models import Obligation
from regiodeals.obligations.owner import Owner
from regiodeals.obligations.state import State
from tests import builders
from tests.browsing import text_of
from tests.monitoring.overleg.browsing import ON_THE_DAY, url
from tests.monitoring.overleg.meeting import guest, invited, planned
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


def test_a_day_that_was_chosen_and_not_sent_is_given_up_with_a_line(overleg, officer, client):
    planned(overleg, officer)
    terminate(overleg.deal, officer)
    overleg = Overleg.objects.get()
    assert (overleg.planned_on, overleg.begins_at, overleg.status) == (None, None, "gepland")
    line = AuditEntry.objects.get(action="monitoring.overleg.give_up_day")
    assert (line.actor, line.remark, line.dossier) == (officer, REASON, overleg.deal_id)
    client.force_login(officer)
    page = text_of(client.get(url("detail", overleg)))
    assert "Dit overleg gaat niet door" in page
    assert "Dag, tijd en plaats kiezen" not in page
    assert "Een moment voorstellen" not in text_of(client.get(url("poll", overleg)))
    assert not [task for task in work_for(officer) if "overleg" in task.title]


def test_an_invitation_is_taken_back_and_the_page_says_why(overleg, officer, client):
    guest(overleg, officer)
    invited(overleg, officer)
    terminate(overleg.deal, officer)
    assert Overleg.objects.get().status == "gepland"
    client.force_login(officer)
    assert "Dit overleg gaat niet door" in text_of(client.get(url("detail", overleg)))


def test_of_an_ended_deal_no_overleg_is_planned_proposed_or_invited(overleg, officer):
    moment = services.propose_moment(
        overleg_id=overleg.pk, planned_on=date(2025, 6, 12), hours=USUAL, actor=officer
    )
    terminate(overleg.deal, officer)
    about = {"actor": officer, "planned_on": date(2025, 6, 19)}
    for act in (
        lambda: planned(overleg, officer),
        lambda: services.propose_moment(overleg_id=overleg.pk, hours=USUAL, **about),
        lambda: services.pick_moment(prikmoment_id=moment.pk, location="Zaal", actor=officer),
        lambda: services.ask_moments(overleg_id=overleg.pk, actor=officer),
        lambda: services.take_step(overleg_id=overleg.pk, verb="invite", actor=officer),
    ):
        with pytest.raises(DomainError, match=r"opgezegd\. Er komt geen overleg meer"):
            act()


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


def test_in_a_closed_dossier_nobody_has_to_do_anything_about_an_overleg(promised, overleg, officer):
    assert list(work_for(officer))
    Deal.objects.filter(pk=overleg.deal_id).update(
        status=DealStatus.AFGESLOTEN, granted_on=date(2024, 12, 5), settled_on=date(2024, 12, 6)
    )
    assert list(work_for(officer)) == []
