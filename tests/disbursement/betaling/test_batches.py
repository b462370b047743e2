"""A batch is composed by one controller and confirmed by another; then nothing goes in or out."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from disbursement.betaling import running, services
from disbursement.betaling.models import BatchStatus, Betaalbatch, Betaalrekening, Betaling
from disbursement.betaling.services import batches
from regiodeals.audit.selectors import entries_about
from regiodeals.common.errors import InvalidInput, NotAllowed, RequirementsUnmet, WrongState
from tests.builders import NOW
from tests.disbursement.betaling.world import PAY_DAY

pytestmark = pytest.mark.django_db


def test_it_holds_everything_that_was_confirmed_and_nothing_else(office):
    confirmed = office.confirmed()
    office.released(office.payable())
    assert list(office.batch().betalingen.all()) == [confirmed]


def test_a_payment_is_in_one_batch(office):
    office.confirmed()
    office.batch()
    with pytest.raises(WrongState, match=batches.NOTHING_TO_PAY):
        office.batch()


def test_another_confirms_it(office):
    office.confirmed()
    batch = office.batch()
    with pytest.raises(NotAllowed, match="zelf samen"):
        services.confirm_batch(batch_id=batch.pk, actor=office.first)
    closed = services.confirm_batch(batch_id=batch.pk, actor=office.second)
    assert (closed.number_of_payments, closed.total_cents) == (1, 500_000_000)


def test_what_was_confirmed_twice_is_refused(office):
    office.confirmed()
    batch = office.closed_batch()
    with pytest.raises(WrongState):
        services.confirm_batch(batch_id=batch.pk, actor=office.third)


def test_a_dissolved_batch_gives_its_payments_back(office):
    betaling = office.confirmed()
    batch = office.batch()
    services.dissolve_batch(batch_id=batch.pk, actor=office.second)
    assert list(office.batch().betalingen.all()) == [betaling]
    assert Betaalbatch.objects.get(pk=batch.pk).status == BatchStatus.ONTBONDEN


def test_a_confirmed_batch_cannot_be_dissolved(office):
    office.confirmed()
    batch = office.closed_batch()
    with pytest.raises(WrongState):
        services.dissolve_batch(batch_id=batch.pk, actor=office.first)


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (date(2024, 11, 17), "voorbij"),
        (date(2024, 11, 23), "zaterdag"),
        (date(2024, 12, 25), "Eerste Kerstdag"),
    ],
)
def test_it_is_carried_out_on_a_day_that_a_bank_works(office, day, sentence):
    office.confirmed()
    with pytest.raises(InvalidInput, match=sentence):
        services.compose_batch(currency="EUR", execute_on=day, actor=office.first)


def test_without_an_account_of_the_state_there_is_no_batch(office):
    office.confirmed()
    Betaalrekening.objects.update(valid_until=date(2024, 11, 18))
    with pytest.raises(InvalidInput, match="geen betaalrekening"):
        office.batch()


def test_a_day_that_passed_stops_the_confirmation(office, still_clock):
    office.confirmed()
    batch = office.batch()
    still_clock.set(NOW + timedelta(days=5))
    with pytest.raises(RequirementsUnmet, match="voorbij"):
        services.confirm_batch(batch_id=batch.pk, actor=office.second)


def test_an_account_that_was_blocked_meanwhile_stops_it(office):
    betaling = office.confirmed()
    batch = office.batch()
    services.block_rekening(rekening_id=betaling.rekening_id, reason="Fraude", actor=office.third)
    with pytest.raises(RequirementsUnmet, match="geblokkeerd"):
        services.confirm_batch(batch_id=batch.pk, actor=office.second)
    services.dissolve_batch(batch_id=batch.pk, actor=office.second)
    with pytest.raises(WrongState):
        office.batch()


def test_who_takes_the_file_stands_in_the_trail(office):
    office.confirmed()
    batch = office.closed_batch()
    with pytest.raises(WrongState):
        services.note_download(batch_id=batch.pk, actor=office.first)
    running.make_file(batch.pk)
    services.note_download(batch_id=batch.pk, actor=office.third)
    (line, *_rest) = entries_about(batch)
    assert (line.action, line.actor) == ("disbursement.betaalbatch.download", office.third)
    with pytest.raises(NotAllowed):
        services.note_download(batch_id=batch.pk, actor=office.drafter)


def test_it_is_offered_after_its_file_was_made(office):
    office.confirmed()
    batch = office.closed_batch()
    with pytest.raises(WrongState):
        services.offer_batch(batch_id=batch.pk, actor=office.first)
    running.make_file(batch.pk)
    offered = services.offer_batch(batch_id=batch.pk, actor=office.first)
    assert offered.status == BatchStatus.AANGEBODEN


class TestDatabase:
    """What Python refuses, the database refuses too."""

    def test_nothing_leaves_a_confirmed_batch(self, office):
        betaling = office.confirmed()
        office.closed_batch()
        with pytest.raises(IntegrityError), transaction.atomic():
            Betaling.objects.filter(pk=betaling.pk).update(batch=None)

    def test_nothing_goes_into_a_confirmed_batch(self, office):
        office.confirmed()
        batch = office.closed_batch()
        late = office.confirmed(office.payable())
        with pytest.raises(IntegrityError), transaction.atomic():
            Betaling.objects.filter(pk=late.pk).update(batch=batch)

    def test_dollars_do_not_go_into_a_batch_of_euros(self, office):
        office.confirmed()
        batch = office.batch()
        dollars = office.confirmed(office.payable_in_dollars())
        with pytest.raises(IntegrityError), transaction.atomic():
            Betaling.objects.filter(pk=dollars.pk).update(batch=batch)

    def test_what_was_not_confirmed_goes_into_no_batch(self, office):
        office.confirmed()
        batch = office.batch()
        asked = office.released(office.payable())
        with pytest.raises(IntegrityError), transaction.atomic():
            Betaling.objects.filter(pk=asked.pk).update(batch=batch)

    def test_who_composed_does_not_confirm(self, office):
        office.confirmed()
        batch = office.batch()
        with pytest.raises(IntegrityError), transaction.atomic():
            Betaalbatch.objects.filter(pk=batch.pk).update(confirmed_by=office.first)

    @pytest.mark.parametrize(
        "fields", [{"execute_on": PAY_DAY + timedelta(days=1)}, {"total_cents": 1}]
    )
    def test_a_confirmed_batch_is_never_rewritten(self, office, fields):
        office.confirmed()
        batch = office.closed_batch()
        with pytest.raises(ProgrammingError), transaction.atomic():
            Betaalbatch.objects.filter(pk=batch.pk).update(**fields)

    def test_accounts_of_the_state_are_never_rewritten(self, office):
        assert office.first.is_ministry
        with pytest.raises(ProgrammingError), transaction.atomic():
            Betaalrekening.objects.update(iban="NL22EXMP0000000005")
