"""Two controllers who press at once, on two real connections: nothing is paid twice."""

from datetime import date

import pytest

from disbursement.beschikking.services import steps
from disbursement.betaling import running, services
from disbursement.betaling.models import (
    Aanlevering,
    Bankregel,
    BatchStatus,
    Betaalbatch,
    Betaling,
    BetalingStatus,
)
from disbursement.betaling.services import batches, release, statements
from disbursement.grootboek.models import Boeking, BoekingKind
from disbursement.uitkering.models import Termijn
from regiodeals.documents.models import Document, Kind
from regiodeals.legal.payment_schedule import PlannedTermijn
from tests.disbursement.betaling.world import PAY_DAY, entry, returned, statement, usable
from tests.simultaneous import at_once, results_of, sentences_of

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_releases_at_once_give_one_payment(office):
    termijn = office.payable()
    rekening = usable(termijn)
    outcome = at_once(
        *[
            lambda person=person: services.release_termijn(
                termijn_id=termijn.pk, rekening_id=rekening.pk, actor=person
            )
            for person in (office.first, office.second)
        ]
    )
    assert len(results_of(outcome)) == 1
    assert sentences_of(outcome) == [release.RELEASED_BEFORE]
    assert Betaling.objects.count() == 1


def test_two_confirmations_at_once_book_one_release(office):
    betaling = office.released()
    outcome = at_once(
        *[
            lambda person=person: services.confirm_betaling(betaling_id=betaling.pk, actor=person)
            for person in (office.second, office.third)
        ]
    )
    assert len(results_of(outcome)) == 1
    booked = Boeking.objects.filter(kind=BoekingKind.TERMIJN_VRIJGEGEVEN, currency="EUR")
    assert booked.count() == 1


def test_two_termijnen_of_one_uitkering_at_once_stay_within_the_grant(office):
    first = office.payable()
    second = Termijn.objects.get(uitkering=first.uitkering, number=2)
    rows = [office.released(first), office.released(second)]
    outcome = at_once(
        *[
            lambda row=row: services.confirm_betaling(betaling_id=row.pk, actor=office.second)
            for row in rows
        ]
    )
    assert len(results_of(outcome)) == 2
    assert sum(row.amount_cents for row in rows) == first.uitkering.amount_cents


def test_two_who_compose_at_once_never_share_a_payment(office):
    office.confirmed()
    office.confirmed(office.payable())
    outcome = at_once(
        *[
            lambda person=person: services.compose_batch(
                currency="EUR", execute_on=PAY_DAY, actor=person
            )
            for person in (office.first, office.second)
        ]
    )
    assert len(results_of(outcome)) == 1
    assert sentences_of(outcome) == [batches.NOTHING_TO_PAY]
    assert Betaalbatch.objects.get().betalingen.count() == 2


def test_confirming_and_dissolving_at_once_do_not_both_happen(office):
    office.confirmed()
    batch = office.batch()
    outcome = at_once(
        lambda: services.confirm_batch(batch_id=batch.pk, actor=office.second),
        lambda: services.dissolve_batch(batch_id=batch.pk, actor=office.first),
    )
    assert len(results_of(outcome)) == 1
    batch = Betaalbatch.objects.get()
    expected = 1 if batch.status == BatchStatus.BEVESTIGD else 0
    assert batch.betalingen.count() == expected


def test_two_workers_make_one_file(office):
    office.confirmed()
    batch = office.closed_batch()
    outcome = at_once(*[lambda: running.make_file(batch.pk)] * 2)
    assert True in results_of(outcome)
    running.make_file(batch.pk)
    assert Betaalbatch.objects.get().status == BatchStatus.BESTAND_GEMAAKT
    assert Document.objects.filter(kind=Kind.BETAALBESTAND).count() == 1


def test_the_same_file_handed_in_twice_at_once_is_read_once(office):
    betaling = office.sent()
    content = statement(entry(betaling))
    outcome = at_once(
        *[lambda: services.deliver_file(content=content, filename="x.xml", actor=office.first)] * 2
    )
    assert len(results_of(outcome)) == 1
    assert sentences_of(outcome) == [statements.DELIVERED_BEFORE]


def test_two_workers_read_a_delivery_once(office):
    betaling = office.sent()
    delivery = services.deliver_file(
        content=statement(entry(betaling)), filename="x.xml", actor=office.first
    )
    results_of(at_once(*[lambda: running.read_delivery(delivery.pk)] * 2))
    running.read_delivery(delivery.pk)
    assert Bankregel.objects.count() == 1
    assert Aanlevering.objects.get().read_at is not None


def test_two_statements_with_one_payment_at_once_book_it_once(office):
    betaling = office.sent()
    deliveries = [
        services.deliver_file(
            content=statement(entry(betaling)), filename="x.xml", actor=office.first
        )
        for _ in range(2)
    ]
    results_of(at_once(*[lambda row=row: running.read_delivery(row.pk) for row in deliveries]))
    for row in deliveries:
        running.read_delivery(row.pk)
    assert Boeking.objects.filter(kind=BoekingKind.TERMIJN_BETAALD).count() == 1
    assert Betaling.objects.get().status == BetalingStatus.BETAALD
    assert Bankregel.objects.open().count() == 1


def test_two_who_confirm_a_link_at_once_book_it_once(office):
    betaling = office.paid()
    office.delivered(returned(betaling, cents=betaling.amount_cents - 1))
    regel = Bankregel.objects.open().get()
    services.propose_link(bankregel_id=regel.pk, betaling_id=betaling.pk, actor=office.first)
    outcome = at_once(
        *[
            lambda person=person: services.confirm_link(bankregel_id=regel.pk, actor=person)
            for person in (office.second, office.third)
        ]
    )
    assert len(results_of(outcome)) == 1
    assert Boeking.objects.filter(kind=BoekingKind.TERMIJN_TERUGGEKOMEN).count() == 1


def test_asking_to_drop_and_composing_at_once_do_not_both_take_the_payment(office):
    betaling = office.confirmed()
    outcome = at_once(
        lambda: services.ask_withdrawal(
            betaling_id=betaling.pk, reason="Fout", actor=office.second
        ),
        lambda: services.compose_batch(currency="EUR", execute_on=PAY_DAY, actor=office.first),
    )
    assert len(results_of(outcome)) == 1
    row = Betaling.objects.get()
    assert (row.batch_id is None) != (row.drop_asked_by_id is None)


def test_a_refused_batch_and_a_statement_about_it_at_once_pay_once_or_never(office):
    betaling = office.sent()
    services.ask_rejection(batch_id=betaling.batch_id, reason="RJCT", actor=office.first)
    delivery = services.deliver_file(
        content=statement(entry(betaling)), filename="dag.xml", actor=office.first
    )
    outcome = at_once(
        lambda: services.reject_batch(batch_id=betaling.batch_id, actor=office.second),
        lambda: running.read_delivery(delivery.pk),
    )
    results_of(outcome)
    row = Betaling.objects.get(pk=betaling.pk)
    paid = Boeking.objects.filter(kind=BoekingKind.TERMIJN_BETAALD).count()
    assert (row.status, paid) in {
        (BetalingStatus.BETAALD.value, 1),
        (BetalingStatus.VERVALLEN.value, 0),
    }


def test_two_who_confirm_a_refusal_at_once_take_each_release_back_once(office):
    betaling = office.sent()
    services.ask_rejection(batch_id=betaling.batch_id, reason="RJCT", actor=office.first)
    outcome = at_once(
        *[
            lambda person=person: services.reject_batch(batch_id=betaling.batch_id, actor=person)
            for person in (office.second, office.third)
        ]
    )
    assert len(results_of(outcome)) == 1
    released = Boeking.objects.filter(kind=BoekingKind.TERMIJN_VRIJGEGEVEN)
    assert sum(row.amount_cents for row in released) == 0
    assert released.count() == 2


def test_a_release_and_a_signature_under_other_termijnen_at_once_leave_what_fits(office):
    """Whoever comes second is refused: no decision is signed that can never be made known."""
    termijn = office.payable()
    betaling = office.released(termijn)
    verlening = termijn.uitkering.beschikkingen.get()
    rows = (PlannedTermijn(amount_cents=termijn.uitkering.amount_cents, pay_by=date(2025, 6, 2)),)
    draft = office.decided("wijziging", verlening, schedule=rows)
    for verb, person in (("submit", office.drafter), ("approve", office.reviewer)):
        steps.take_step(beschikking_id=draft.pk, verb=verb, actor=person)

    outcome = at_once(
        lambda: services.confirm_betaling(betaling_id=betaling.pk, actor=office.second),
        lambda: steps.sign_beschikking(beschikking_id=draft.pk, actor=office.signer),
    )

    assert len(results_of(outcome)) == 1
    [refused] = sentences_of(outcome)
    assert "is al vrijgegeven of betaald" in refused or "over andere termijnen" in refused
    draft.refresh_from_db()
    assert (draft.status == "ondertekend") != Boeking.objects.filter(
        kind=BoekingKind.TERMIJN_VRIJGEGEVEN
    ).exists()
