"""From the final account to a closed dossier each step is a task of whoever can take it."""

from datetime import date

import pytest
from django.urls import reverse

from disbursement.vaststelling import services
from disbursement.vaststelling.models import Vordering
from disbursement.vaststelling.panels import work_for
from disbursement.verantwoording.models import Status, Verantwoording
from regiodeals.accounts.models import User
from regiodeals.common.errors import NotAllowed
from regiodeals.deal import services as deals
from regiodeals.deal.models import Deal
from regiodeals.obligations import services as obligations
from regiodeals.obligations.models import Obligation
from tests import builders
from tests.disbursement.vaststelling import world

pytestmark = pytest.mark.django_db
GRANTED, MILLION = world.GRANTED, world.MILLION
# Six weeks after the claim of 18 November 2024, and ten days late.
LATE = date(2025, 1, 9)


def steps(user):
    """The tasks that are about a next step, without the deal they name."""
    return [item for item in work_for(user) if item.due_on is None or "leg vast" in item.title]


def titles(user):
    return [item.title.partition(": ")[2].replace("\u00a0", " ") for item in work_for(user)]


def close_what_is_owed(grant, cast):
    for owed in Obligation.objects.filter(dossier=grant.deal_id).outstanding():
        obligations.cancel(obligation_id=owed.pk, reason="Klaar.", actor=cast.drafter)


def asked_back(grant, cast):
    """A settlement that leaves a million, and the decision to recover it."""
    world.account(grant, 9 * MILLION)
    voorstel = world.settled(grant, cast)
    row = services.draft_recovery(voorstel_id=voorstel.pk, pay_by=None, actor=cast.drafter)
    world.announced(cast, row)
    return Vordering.objects.get(beschikking=row)


def test_before_the_final_account_is_in_order_nobody_proposes(grant, cast):
    world.account(grant, GRANTED, accepted=False)
    assert "stel de vaststelling voor" not in titles(cast.drafter)


def test_who_handles_the_deal_proposes_once_the_final_account_is_in_order(grant, cast):
    world.account(grant, GRANTED)
    [task] = steps(cast.drafter)
    assert task.title == f"{grant.deal}: stel de vaststelling voor"
    assert task.url == reverse("disbursement:vaststelling-detail", args=[grant.pk])
    assert titles(builders.behandelaar()) == []
    assert titles(cast.reviewer) == []


def test_a_report_that_is_missing_comes_first(grant, cast):
    world.account(grant, GRANTED)
    report = Verantwoording.objects.filter(uitkering=grant, paper="eindverslag")
    report.update(status=Status.VERWACHT)
    assert steps(cast.drafter) == []


def test_the_proposer_drafts_and_then_the_concept_is_the_task(grant, cast):
    world.account(grant, GRANTED)
    voorstel = world.proposed(grant, cast)
    assert [task.title for task in steps(cast.drafter)] == [
        f"{grant.deal}: stel de vaststelling op"
    ]
    services.draft_settlement(voorstel_id=voorstel.pk, actor=cast.drafter)
    assert steps(cast.drafter) == []


def test_what_is_to_come_back_is_asked_for_within_the_year(grant, cast):
    world.account(grant, 9 * MILLION)
    voorstel = world.settled(grant, cast)
    [task] = [item for item in work_for(cast.drafter) if "stel de terugvordering op" in item.title]
    assert task.title.replace("\u00a0", " ").endswith("stel de terugvordering op, € 1.000.000")
    assert task.due_on == date(2025, 11, 18)
    assert "eindigt op dinsdag 18 november 2025" in task.if_you_wait
    services.draft_recovery(voorstel_id=voorstel.pk, pay_by=None, actor=cast.drafter)
    assert not any("terugvordering op" in title for title in titles(cast.drafter))


def test_while_the_proposer_works_here_nobody_else_recovers(grant, cast):
    world.account(grant, 9 * MILLION)
    voorstel = world.settled(grant, cast)
    colleague = builders.behandelaar()
    Deal.objects.filter(pk=grant.deal_id).update(accounthouder=colleague)

    assert not any("terugvordering op" in title for title in titles(colleague))
    with pytest.raises(NotAllowed, match="zolang die bij het ministerie werkt"):
        services.draft_recovery(voorstel_id=voorstel.pk, pay_by=None, actor=colleague)


def test_when_the_proposer_left_who_handles_the_deal_recovers_within_the_year(grant, cast):
    world.account(grant, 9 * MILLION)
    voorstel = world.settled(grant, cast)
    colleague, other = builders.behandelaar(), builders.behandelaar()
    Deal.objects.filter(pk=grant.deal_id).update(accounthouder=colleague)
    User.objects.filter(pk=cast.drafter.pk).update(is_active=False)

    [task] = [item for item in work_for(colleague) if "terugvordering op" in item.title]
    assert task.why_you.endswith("wie de vaststelling voorstelde, is weg.")
    assert task.due_on == date(2025, 11, 18)
    assert titles(other) == []
    row = services.draft_recovery(voorstel_id=voorstel.pk, pay_by=None, actor=colleague)
    assert row.drafter == colleague
    assert row.amount_cents == MILLION


def test_a_settlement_with_nothing_to_come_back_asks_for_no_recovery(grant, cast):
    world.account(grant, GRANTED)
    world.settled(grant, cast)
    assert steps(cast.drafter) == []


def test_a_controller_writes_down_what_comes_back_until_it_all_came(grant, cast, controller):
    claim = asked_back(grant, cast)
    [task] = work_for(controller)
    assert "leg vast wat wordt terugbetaald, nog" in task.title
    assert (task.url, task.due_on) == (
        reverse("disbursement:vordering-detail", args=[claim.pk]),
        claim.pay_by,
    )
    world.receive(claim, MILLION, controller)
    assert titles(controller) == []


def test_paid_too_late_only_the_interest_is_left_to_decide_on(grant, cast, controller, still_clock):
    claim = asked_back(grant, cast)
    still_clock.set(world.at(LATE))
    world.receive(claim, MILLION, controller, on=LATE)
    [officers] = [item for item in steps(cast.drafter) if "rente" in item.title]
    assert "besluit over de rente, €" in officers.title
    assert "open" not in officers.title
    [controllers] = work_for(controller)
    assert "leg het besluit over de rente vast, €" in controllers.title


def test_who_handles_the_deal_closes_it_when_the_time_to_object_is_over(grant, cast):
    world.account(grant, GRANTED)
    world.settled(grant, cast)
    assert steps(cast.drafter) == []
    close_what_is_owed(grant, cast)
    [task] = steps(cast.drafter)
    assert task.title == f"{grant.deal}: sluit het dossier af"
    assert task.url.endswith(f"/deals/{grant.deal_id}/#vaststelling")
    deals.take_step(deal_id=grant.deal_id, verb="close", actor=cast.drafter)
    assert steps(cast.drafter) == []


def test_what_was_not_asked_back_yet_keeps_the_dossier_open(grant, cast):
    world.account(grant, 9 * MILLION)
    world.settled(grant, cast)
    close_what_is_owed(grant, cast)
    assert not any("sluit het dossier" in title for title in titles(cast.drafter))
