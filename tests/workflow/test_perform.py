"""The one door to a transition."""

import pytest
from django.db import connection, transaction

from regiodeals import workflow
from regiodeals.accounts.models import Role
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import NotAllowed, RequirementsUnmet, WrongState
from regiodeals.deal.models import Deal, DealStatus
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def proposal():
    return builders.proposal()


def test_a_step_is_saved_and_written_down(proposal, officer):
    with transaction.atomic():
        workflow.perform(proposal.select, actor=officer, remark="uit de brief")
    assert Deal.objects.get().status == DealStatus.GESELECTEERD
    entry = AuditEntry.objects.get()
    assert entry.action == "regiodeals.deal.select"
    assert entry.sentence == "Geselecteerd"
    assert (entry.state_before, entry.state_after) == ("voorstel", "geselecteerd")
    assert entry.actor == officer
    assert entry.actor_roles == "behandelaar"
    assert entry.remark == "uit de brief"
    assert entry.dossier == proposal.pk


def test_who_may_not_is_refused_with_a_sentence(proposal):
    stranger = builders.user(Role.TOETSER)
    with transaction.atomic(), pytest.raises(NotAllowed, match="Alleen een behandelaar"):
        workflow.perform(proposal.select, actor=stranger)
    assert Deal.objects.get().status == DealStatus.VOORSTEL
    assert not AuditEntry.objects.exists()


def test_a_role_that_ended_yesterday_no_longer_counts(proposal, still_clock):
    former = builders.user()
    former.role_assignments.create(
        role=Role.BEHANDELAAR, valid_from="2024-01-01", valid_until="2024-11-17"
    )
    with transaction.atomic(), pytest.raises(NotAllowed):
        workflow.perform(proposal.select, actor=former)


def test_a_person_who_is_no_longer_active_may_do_nothing(proposal, officer):
    officer.is_active = False
    with transaction.atomic(), pytest.raises(NotAllowed):
        workflow.perform(proposal.select, actor=officer)


def test_every_unmet_requirement_is_told(officer):
    too_small = builders.proposal(amount_cents=499_999_999)
    with transaction.atomic(), pytest.raises(RequirementsUnmet) as refusal:
        workflow.perform(too_small.select, actor=officer)
    assert refusal.value.reasons == (
        "De rijksbijdrage ligt buiten de grenzen van de tranche (artikel 10 lid 1; in de vierde"
        " tranche artikel 3 lid 1). Pas het bedrag aan.",
    )


def test_a_step_that_does_not_start_here_says_in_which_state_it_is(proposal, officer):
    with transaction.atomic(), pytest.raises(WrongState) as refusal:
        workflow.perform(proposal.close, actor=officer)
    assert str(refusal.value) == "Dossier afsluiten kan niet in de stand “voorstel”."


def test_the_system_acts_without_a_role_but_not_without_the_requirements(officer):
    too_small = builders.proposal(amount_cents=1)
    with transaction.atomic(), pytest.raises(RequirementsUnmet):
        workflow.perform(too_small.select, actor=None)
    fine = builders.proposal()
    with transaction.atomic():
        workflow.perform(fine.select, actor=None)
    assert AuditEntry.objects.get().actor_name == "Het systeem"


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_it_refuses_to_work(proposal, officer):
    assert not connection.in_atomic_block
    with pytest.raises(RuntimeError):
        workflow.perform(proposal.select, actor=officer)


def test_a_stale_object_does_not_overwrite_a_newer_state(proposal, officer):
    stale = Deal.objects.get(pk=proposal.pk)
    with transaction.atomic():
        workflow.perform(proposal.select, actor=officer)
    with transaction.atomic(), pytest.raises(WrongState, match="Iemand anders was u net voor"):
        workflow.perform(stale.reject, actor=officer)
    assert Deal.objects.get().status == DealStatus.GESELECTEERD


def test_a_button_says_why_it_cannot_be_used(proposal):
    stranger = builders.user(Role.TOETSER)
    buttons = workflow.buttons(proposal, ["select", "reject", "close"], stranger)
    assert [(button.verb, button.reasons) for button in buttons] == [
        ("select", ("Alleen een behandelaar mag dit doen.",)),
        ("reject", ("Alleen een behandelaar mag dit doen.",)),
    ]


def test_a_follower_acts_in_the_same_transaction(proposal, officer, monkeypatch):
    monkeypatch.setattr(workflow, "_followers", {})

    def fail(deal, actor):
        raise ValueError("the follower refuses")

    workflow.follow("regiodeals.deal.select", fail)
    with pytest.raises(ValueError, match="refuses"), transaction.atomic():
        workflow.perform(proposal.select, actor=officer)
    assert Deal.objects.get().status == DealStatus.VOORSTEL
    assert not AuditEntry.objects.exists()


def test_a_follower_is_registered_once(monkeypatch, proposal, officer):
    monkeypatch.setattr(workflow, "_followers", {})
    seen = []

    def follower(deal, actor):
        seen.append(deal.pk)

    workflow.follow("regiodeals.deal.select", follower)
    workflow.follow("regiodeals.deal.select", follower)
    with transaction.atomic():
        workflow.perform(proposal.select, actor=officer)
    assert seen == [proposal.pk]


def test_an_upper_room_may_add_a_requirement_to_a_step(proposal, officer, monkeypatch):
    @workflow.requirement("Eerst moet het advies er zijn.")
    def has_advice(_deal):
        return False

    monkeypatch.setattr(workflow, "_more_requirements", {})
    workflow.also_require("regiodeals.deal.select", has_advice)
    workflow.also_require("regiodeals.deal.select", has_advice)
    assert workflow.why_not(proposal.select, officer) == ["Eerst moet het advies er zijn."]
    assert workflow.why_not(proposal.reject, officer) == []
    with transaction.atomic(), pytest.raises(RequirementsUnmet, match="Eerst moet het advies"):
        workflow.perform(proposal.select, actor=officer)
