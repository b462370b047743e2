"""Two people at the same moment, each on a connection of their own: one is served, one is told."""

import pytest

from disbursement.grootboek.selectors import totals
from disbursement.vaststelling import services
from disbursement.vaststelling.models import Ontvangst, Voorstel, VoorstelBesluit, Vordering
from tests import builders
from tests.disbursement.vaststelling import world
from tests.simultaneous import at_once, results_of, sentences_of

pytestmark = pytest.mark.django_db(transaction=True)
MILLION = world.MILLION


def test_two_payments_that_are_too_much_together(claim, grant, controller):
    other = builders.controller()
    outcomes = at_once(
        lambda: world.receive(claim, 60_000_000, controller, key="A1"),
        lambda: world.receive(claim, 60_000_000, other, key="A2"),
    )
    assert len(results_of(outcomes)) == 1
    assert "wat nog openstaat" in sentences_of(outcomes)[0]
    assert (Ontvangst.objects.count(), totals(grant).claim_cents) == (1, 40_000_000)


def test_the_same_payment_twice(claim, grant, controller):
    outcomes = at_once(*[lambda: world.receive(claim, 1, controller)] * 2)
    assert len(results_of(outcomes)) == 1
    assert "al vastgelegd" in sentences_of(outcomes)[0]
    assert totals(grant).claim_cents == MILLION - 1


def test_two_payments_that_fit_both_count_and_close(claim, controller):
    outcomes = at_once(
        lambda: world.receive(claim, MILLION // 2, controller, key="A1"),
        lambda: world.receive(claim, MILLION // 2, controller, key="A2"),
    )
    assert len(results_of(outcomes)) == 2
    claim.refresh_from_db()
    assert claim.status == "voldaan"


def test_a_payment_and_an_aanmaning(claim, cast, controller, still_clock):
    still_clock.set(world.at(world.DEFAULT))
    outcomes = at_once(
        lambda: world.receive(claim, 1, controller),
        lambda: services.send_reminder(
            vordering_id=claim.pk, sent_on=world.DEFAULT, reference="AM-1", actor=cast.drafter
        ),
    )
    assert len(results_of(outcomes)) == 2


def test_two_proposals(grant, cast):
    world.account(grant, 9 * MILLION)
    outcomes = at_once(*[lambda: world.proposed(grant, cast)] * 2)
    assert len(results_of(outcomes)) == 1
    assert "Er is al een voorstel" in sentences_of(outcomes)[0]
    assert Voorstel.objects.count() == 1


def test_two_recoveries_from_one_proposal(grant, cast):
    world.account(grant, 9 * MILLION)
    voorstel = world.settled(grant, cast)

    def draft():
        return services.draft_recovery(voorstel_id=voorstel.pk, pay_by=None, actor=cast.drafter)

    outcomes = at_once(draft, draft)
    [row] = results_of(outcomes)
    assert "al een terugvordering gemaakt" in sentences_of(outcomes)[0]
    assert VoorstelBesluit.objects.filter(role="terugvordering").count() == 1
    world.announced(cast, row)
    assert Vordering.objects.count() == 1
