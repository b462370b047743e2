"""Who waits too long for a row that somebody else holds gets a sentence, and changes nothing."""

import threading

import pytest
from django.db import OperationalError, connection, transaction

from disbursement.beschikking import services
from disbursement.beschikking.models import Beschikking, BeschikkingStatus
from regiodeals.common.errors import WrongState
from regiodeals.common.in_turn import in_turn
from regiodeals.deal import services as deals
from regiodeals.deal.models import Deal, DealStatus
from regiodeals.party.models import Organisation
from tests import builders
from tests.simultaneous import at_once, results_of, sentences_of

SENTENCE = "Iemand anders is hier nu mee bezig. Er is niets gewijzigd. Probeer het zo nog eens."


def impatient():
    """Give up waiting almost at once; only for the connection of this thread."""
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = '100ms'")


@pytest.mark.django_db(transaction=True)
def test_a_signature_that_waits_too_long_is_refused_with_a_sentence(cast):
    row = cast.approved()
    held, refused = threading.Event(), threading.Event()

    @transaction.atomic
    def hold():
        Beschikking.objects.select_for_update().get(pk=row.pk)
        held.set()
        assert refused.wait(10)

    def sign():
        assert held.wait(10)
        impatient()
        try:
            return services.sign_beschikking(beschikking_id=row.pk, actor=cast.signer)
        finally:
            refused.set()

    outcomes = at_once(hold, sign)
    assert len(results_of(outcomes)) == 1
    assert sentences_of(outcomes) == [SENTENCE]
    assert Beschikking.objects.get().status == BeschikkingStatus.GETOETST
    signed = services.sign_beschikking(beschikking_id=row.pk, actor=cast.signer)
    assert signed.kenmerk == "SPUK-2024-0001"


@pytest.mark.django_db(transaction=True)
def test_a_step_of_a_deal_that_waits_too_long_is_refused_with_a_sentence(officer):
    deal = builders.proposal()
    held, refused = threading.Event(), threading.Event()

    @transaction.atomic
    def hold():
        Deal.objects.select_for_update().get(pk=deal.pk)
        held.set()
        assert refused.wait(10)

    def select():
        assert held.wait(10)
        impatient()
        try:
            return deals.take_step(deal_id=deal.pk, verb="select", actor=officer)
        finally:
            refused.set()

    assert sentences_of(at_once(hold, select)) == [SENTENCE]
    assert Deal.objects.get().status == DealStatus.VOORSTEL


@pytest.mark.django_db(transaction=True)
def test_of_two_who_wait_for_one_another_one_goes_on():
    rows = [builders.organisation().pk, builders.organisation().pk]
    both_hold_one = threading.Barrier(2, timeout=10)

    @in_turn()
    @transaction.atomic
    def take(first, second):
        Organisation.objects.select_for_update().get(pk=first)
        both_hold_one.wait()
        Organisation.objects.select_for_update().get(pk=second)

    outcomes = at_once(lambda: take(*rows), lambda: take(*reversed(rows)))
    assert len(results_of(outcomes)) == 1
    assert sentences_of(outcomes) == [SENTENCE]


@pytest.mark.django_db
def test_any_other_trouble_of_the_database_stays_what_it_is():
    with pytest.raises(OperationalError), in_turn():
        raise OperationalError("de verbinding is weg")


def test_a_refusal_passes_through_unchanged():
    with pytest.raises(WrongState, match="al getekend"), in_turn():
        raise WrongState("Dit is al getekend.")
