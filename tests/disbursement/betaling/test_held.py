"""What did not hold in bezwaar or beroep pays nothing until the new decision is there."""

import pytest

from disbursement.betaling import conditions, services
from disbursement.betaling.models import BatchStatus, Betaling, BetalingStatus
from disbursement.betaling.selectors import sums_to_batch
from disbursement.bezwaar import services as bezwaren
from disbursement.bezwaar.models import Outcome
from regiodeals.common.errors import RequirementsUnmet, WrongState
from tests import builders
from tests.disbursement.betaling.world import usable
from tests.disbursement.bezwaar import world

pytestmark = pytest.mark.django_db

HELD = getattr(conditions.has_no_new_decision_to_come, "sentence", "")


def gegrond(termijn, office, outcome=Outcome.GEGROND):
    [row] = termijn.uitkering.beschikkingen.all()
    return world.decide(world.ready(row, office), builders.tekenbevoegde(), outcome)


def fresh(betaling):
    return Betaling.objects.get(pk=betaling.pk)


def test_a_termijn_is_not_released(office):
    termijn = office.payable()
    gegrond(termijn, office)
    with pytest.raises(RequirementsUnmet) as error:
        services.release_termijn(
            termijn_id=termijn.pk, rekening_id=usable(termijn).pk, actor=office.first
        )
    assert error.value.reasons == (HELD,)


def test_a_release_is_not_confirmed(office):
    betaling = office.released()
    gegrond(betaling.termijn, office)
    with pytest.raises(RequirementsUnmet, match="Wacht op het nieuwe besluit"):
        services.confirm_betaling(betaling_id=betaling.pk, actor=office.second)
    assert fresh(betaling).status == BetalingStatus.GEVRAAGD


def test_the_page_says_why(office, client):
    termijn = office.payable()
    gegrond(termijn, office)
    client.force_login(office.first)
    first = HELD.partition(". ")[0]
    assert first in client.get("/betalingen/").content.decode()
    assert HELD in client.get(f"/betalingen/termijnen/{termijn.pk}/").content.decode()


def test_what_was_confirmed_stays_out_of_a_batch_and_others_go(office):
    betaling, other = office.confirmed(), office.confirmed()
    gegrond(betaling.termijn, office)
    [row] = sums_to_batch(office.first)
    assert (row["number"], row["cents"]) == (1, other.amount_cents)
    batch = office.batch()
    assert list(batch.betalingen.all()) == [other]


def test_a_batch_with_it_is_not_confirmed_and_goes_without_it(office):
    betaling, other = office.confirmed(), office.confirmed()
    batch = office.batch()
    gegrond(betaling.termijn, office)
    with pytest.raises(RequirementsUnmet, match="Ontbind de batch"):
        services.confirm_batch(batch_id=batch.pk, actor=office.second)
    services.dissolve_batch(batch_id=batch.pk, actor=office.first)
    again = services.confirm_batch(batch_id=office.batch().pk, actor=office.second)
    assert (again.status, list(again.betalingen.all())) == (BatchStatus.BEVESTIGD, [other])


def test_with_nothing_else_there_is_no_batch(office):
    betaling = office.confirmed()
    gegrond(betaling.termijn, office)
    with pytest.raises(WrongState, match="geen vrijgegeven betaling"):
        office.batch()


def test_once_none_need_come_it_is_paid(office):
    termijn = office.payable()
    row = gegrond(termijn, office)
    bezwaren.waive_new_decision(
        bezwaar_id=row.pk, reason="De rechtsgevolgen blijven.", actor=world.colleague()
    )
    assert office.confirmed(termijn).status == BetalingStatus.VRIJGEGEVEN


def test_what_was_not_gegrond_holds_nothing(office):
    termijn = office.payable()
    gegrond(termijn, office, Outcome.ONGEGROND)
    assert office.confirmed(termijn).status == BetalingStatus.VRIJGEGEVEN
