"""A deal is closed when nothing is open any more; each line that is not says what to do."""

import pytest

from disbursement.bezwaar.models import Channel
from disbursement.bezwaar.services import Objection, register_bezwaar
from disbursement.vaststelling import services
from disbursement.vaststelling.models import Vordering
from disbursement.vaststelling.selectors.closing import closing_checklist
from disbursement.verantwoording.models import Status, Verantwoording
from regiodeals.common.errors import RequirementsUnmet
from regiodeals.deal import services as deals
from regiodeals.deal.models import Deal, DealStatus
from regiodeals.obligations import services as obligations
from regiodeals.obligations.selectors import obligations_of_dossier
from tests.disbursement.vaststelling import world

pytestmark = pytest.mark.django_db
GRANTED, MILLION = world.GRANTED, world.MILLION


def settle(grant, cast, spent):
    """Settled as proposed; what else was owed in the dossier is out of the way."""
    world.account(grant, spent)
    voorstel = world.settled(grant, cast)
    for owed in obligations_of_dossier(grant.deal_id).outstanding().filter(is_right=False):
        obligations.cancel(obligation_id=owed.pk, reason="Klaar.", actor=cast.drafter)
    return voorstel


def close(grant, cast):
    return deals.take_step(deal_id=grant.deal_id, verb="close", actor=cast.drafter)


def open_lines(grant):
    return [line.title for line in closing_checklist(grant.deal) if not line.is_done]


def test_with_nothing_open_the_deal_is_closed(grant, cast):
    settle(grant, cast, GRANTED)
    assert open_lines(grant) == []
    assert close(grant, cast).status == DealStatus.AFGESLOTEN


def test_until_the_recovery_is_made_known_the_account_is_not_even(grant, cast):
    settle(grant, cast, 9 * MILLION)
    assert open_lines(grant) == ["Rekening vereffend"]
    with pytest.raises(RequirementsUnmet, match="De rekening is niet vereffend"):
        close(grant, cast)


def test_until_it_is_paid_the_claim_keeps_the_deal_open(grant, cast, controller):
    voorstel = settle(grant, cast, 9 * MILLION)
    row = services.draft_recovery(voorstel_id=voorstel.pk, pay_by=None, actor=cast.drafter)
    world.announced(cast, row)
    assert open_lines(grant) == ["Vorderingen betaald", "Verplichtingen nagekomen"]
    world.receive(Vordering.objects.get(), MILLION, controller)
    assert open_lines(grant) == []
    assert close(grant, cast).status == DealStatus.AFGESLOTEN


def test_a_report_that_is_missing_keeps_the_deal_open(grant, cast):
    settle(grant, cast, GRANTED)
    report = Verantwoording.objects.filter(uitkering=grant, paper="eindverslag")
    report.update(status=Status.VERWACHT)
    assert open_lines(grant) == ["Verantwoording en eindverslag"]
    with pytest.raises(RequirementsUnmet, match="De verantwoording is niet rond"):
        close(grant, cast)


def test_a_bezwaar_keeps_the_deal_open(grant, cast):
    settle(grant, cast, GRANTED)
    objection = Objection(
        received_on=world.DAY, channel=Channel.EMAIL, grounds="Te laag.", name="Gemeente"
    )
    row = grant.beschikkingen.order_by("number").last()
    register_bezwaar(beschikking_id=row.pk, objection=objection, actor=cast.drafter)
    assert "Geen bezwaar of beroep" in open_lines(grant)
    with pytest.raises(RequirementsUnmet, match="Er loopt nog een bezwaar"):
        close(grant, cast)


def test_each_line_that_is_not_done_is_said_at_once(grant, cast):
    world.account(grant, 9 * MILLION)
    voorstel = world.settled(grant, cast)
    row = services.draft_recovery(voorstel_id=voorstel.pk, pay_by=None, actor=cast.drafter)
    world.announced(cast, row)
    with pytest.raises(RequirementsUnmet) as refused:
        close(grant, cast)
    assert len(refused.value.reasons) == 2
    assert Deal.objects.get(pk=grant.deal_id).status == DealStatus.VASTGESTELD


def test_an_island_closes_by_the_same_list(island, cast, controller):
    spent = island.entitlement_cents - MILLION
    voorstel = settle(island, cast, spent)
    day = world.LAST_DAY_TO_PAY
    row = services.draft_recovery(voorstel_id=voorstel.pk, pay_by=day, actor=cast.drafter)
    world.announced(cast, row)
    world.receive(Vordering.objects.get(), MILLION, controller)
    assert close(island, cast).status == DealStatus.AFGESLOTEN
