"""The life of a deal, step by step."""

from datetime import UTC, date, datetime

import pytest

from regiodeals.accounts.models import Role
from regiodeals.audit.models import AuditEntry
from regiodeals.common.errors import InvalidInput, NotAllowed, RequirementsUnmet, WrongState
from regiodeals.deal import services
from regiodeals.deal.models import Deal, DealStatus
from tests import builders

pytestmark = pytest.mark.django_db

LIMITS = "buiten de grenzen van de tranche"


def step(deal, verb, actor, remark="Een voorbeeldreden."):
    return services.take_step(deal_id=deal.pk, verb=verb, actor=actor, remark=remark)


@pytest.mark.parametrize("cents", [500_000_000, 4_000_000_000])
def test_both_limits_of_article_10_are_allowed(cents, officer):
    deal = builders.proposal(amount_cents=cents)
    assert step(deal, "select", officer).status == DealStatus.GESELECTEERD


@pytest.mark.parametrize("cents", [499_999_999, 4_000_000_001])
def test_a_cent_outside_the_limits_is_refused(cents, officer):
    deal = builders.proposal(amount_cents=cents)
    with pytest.raises(RequirementsUnmet, match=LIMITS):
        step(deal, "select", officer)


def test_a_convenant_is_prepared_only_when_somebody_owns_the_deal(officer):
    deal = builders.proposal()
    step(deal, "select", officer)
    with pytest.raises(RequirementsUnmet, match="Er is nog geen behandelaar"):
        step(deal, "prepare_convenant", officer)
    services.assign_accounthouder(deal_id=deal.pk, accounthouder=officer, actor=officer)
    assert step(deal, "prepare_convenant", officer).status == DealStatus.IN_VOORBEREIDING


def test_only_a_behandelaar_can_own_a_deal(officer):
    deal = builders.proposal()
    with pytest.raises(InvalidInput, match="is geen behandelaar"):
        services.assign_accounthouder(
            deal_id=deal.pk, accounthouder=builders.toetser(), actor=officer
        )


@pytest.mark.parametrize("role", sorted(set(Role.values) - {Role.BEHANDELAAR}))
def test_other_roles_take_no_step(role):
    deal = builders.proposal()
    with pytest.raises(NotAllowed):
        step(deal, "select", builders.user(role))
    assert Deal.objects.get().status == DealStatus.VOORSTEL


@pytest.mark.parametrize("verb", ["conclude_convenant", "mark_beschikt", "delete", "save"])
def test_what_follows_from_other_acts_has_no_button(verb, officer):
    with pytest.raises(WrongState, match="bestaat niet"):
        step(builders.proposal(), verb, officer)


def test_a_step_cannot_be_taken_twice(officer):
    deal = builders.proposal()
    step(deal, "select", officer)
    with pytest.raises(WrongState):
        step(deal, "select", officer)
    assert AuditEntry.objects.count() == 1


@pytest.mark.parametrize("remark", ["", "  \n"])
def test_ending_a_deal_without_a_reason_is_refused(remark, officer):
    with pytest.raises(InvalidInput, match="Schrijf erbij waarom"):
        step(builders.proposal(), "reject", officer, remark)
    assert Deal.objects.get().status == DealStatus.VOORSTEL


def test_the_reason_for_ending_stands_in_the_trail(officer):
    step(builders.proposal(), "reject", officer, " Te laat ingediend. ")
    assert AuditEntry.objects.get().remark == "Te laat ingediend."


def test_a_proposal_can_be_rejected(officer):
    assert step(builders.proposal(), "reject", officer).status == DealStatus.AFGEWEZEN


@pytest.mark.parametrize("prepared", [False, True])
def test_a_proposal_can_be_withdrawn_until_the_convenant(prepared, officer):
    deal = builders.in_preparation(officer) if prepared else builders.proposal()
    assert step(deal, "withdraw", officer).status == DealStatus.INGETROKKEN


def test_a_concluded_convenant_is_terminated_not_withdrawn(officer):
    deal = builders.concluded(officer)
    with pytest.raises(WrongState):
        step(deal, "withdraw", officer)
    assert step(deal, "terminate", officer).status == DealStatus.OPGEZEGD


def test_after_the_grant_the_deal_runs_until_its_end(cast, still_clock):
    deal = cast.announced(ends_on=date(2028, 12, 31)).uitkering.deal
    step(deal, "start_execution", cast.drafter)
    with pytest.raises(RequirementsUnmet, match="nog niet afgelopen"):
        step(deal, "await_final_account", cast.drafter)
    still_clock.set(datetime(2028, 12, 31, 9, tzinfo=UTC))
    row = step(deal, "await_final_account", cast.drafter)
    assert row.status == DealStatus.EINDVERANTWOORDING


def test_a_deal_of_unknown_end_is_never_at_its_end(cast, still_clock):
    deal = cast.announced(ends_on=None).uitkering.deal
    step(deal, "start_execution", cast.drafter)
    still_clock.set(datetime(2035, 1, 1, tzinfo=UTC))
    with pytest.raises(RequirementsUnmet, match="het einde is onbekend"):
        step(deal, "await_final_account", cast.drafter)


def test_a_deal_is_settled_only_when_the_vaststelling_is_known(cast, still_clock):
    deal = cast.announced().uitkering.deal
    step(deal, "start_execution", cast.drafter)
    still_clock.set(datetime(2029, 1, 2, tzinfo=UTC))
    step(deal, "await_final_account", cast.drafter)
    with pytest.raises(RequirementsUnmet, match="vaststelling is nog niet bekendgemaakt"):
        step(deal, "settle", cast.drafter)
    Deal.objects.filter(pk=deal.pk).update(settled_on=date(2029, 6, 1))
    assert step(deal, "settle", cast.drafter).status == DealStatus.VASTGESTELD
    # What was paid, accounted for and owed must be in order first; see the room of settling.
    with pytest.raises(RequirementsUnmet, match="De rekening is niet vereffend"):
        step(deal, "close", cast.drafter)
