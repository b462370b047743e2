"""A file of the bank is taken over whole or not at all, and once."""

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from disbursement.betaling import running, services
from disbursement.betaling.models import (
    Aanlevering,
    Afschrift,
    Bankregel,
    Betaling,
    BetalingStatus,
    Finding,
)
from disbursement.betaling.running import reading
from disbursement.betaling.running.refusals import UnreadableStatement
from disbursement.betaling.services import statements
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from tests.disbursement.betaling.world import (
    IBAN,
    entry,
    statement,
)

pytestmark = pytest.mark.django_db


def fresh(betaling: Betaling) -> Betaling:
    return Betaling.objects.get(pk=betaling.pk)


class TestTwice:
    """The same delivery is taken once."""

    def test_the_same_bytes_are_refused(self, office):
        content = statement(entry())
        office.read(content)
        with pytest.raises(WrongState, match=statements.DELIVERED_BEFORE):
            office.read(content)

    def test_the_same_statement_in_other_bytes_books_nothing(self, office):
        betaling = office.sent()
        office.delivered(entry(betaling), number="A1")
        again = office.delivered(entry(betaling), number="A1")
        assert again.refusal == reading.READ_BEFORE.format(number="A1")
        assert Afschrift.objects.count() == Bankregel.objects.count() == 1

    def test_reading_twice_reads_once(self, office):
        delivery = office.delivered(entry())
        assert not running.read_delivery(delivery.pk)
        assert Bankregel.objects.count() == 1

    def test_the_database_holds_both(self, office):
        delivery = office.delivered(entry(), number="A1")
        afschrift = Afschrift.objects.get()
        with pytest.raises(IntegrityError), transaction.atomic():
            Afschrift.objects.create(
                aanlevering=delivery, payer=afschrift.payer, kind=afschrift.kind, number="A1"
            )

    def test_what_the_bank_said_is_never_rewritten(self, office):
        office.delivered(entry())
        for fields in ({"amount_cents": 1}, {"finding": Finding.MATCHED}):
            with pytest.raises(ProgrammingError), transaction.atomic():
                Bankregel.objects.update(**fields)
        with pytest.raises(ProgrammingError), transaction.atomic():
            Bankregel.objects.get().delete()


class TestRefused:
    """All of a delivery counts, or nothing of it."""

    def test_an_account_that_is_not_ours(self, office):
        assert office.delivered(entry(), iban=IBAN).refusal == reading.NOT_OURS

    def test_a_bad_second_statement_takes_the_first_along(self, office):
        betaling = office.sent()
        good = statement(entry(betaling)).decode()
        bad = good[good.index("<Stmt>") : good.index("</Stmt>") + len("</Stmt>")]
        bad = bad.replace("<BookgDt>", "<X>").replace("</BookgDt>", "</X>")
        content = good.replace("</BkToCstmrStmt>", f"{bad}</BkToCstmrStmt>")
        assert office.read(content.encode()).refusal
        assert Bankregel.objects.count() == 0
        assert fresh(betaling).status == BetalingStatus.VRIJGEGEVEN

    @pytest.mark.parametrize("content", [b"", b"<!DOCTYPE x><x/>", b"x" * (10 * 1024 * 1024 + 1)])
    def test_harm_is_refused_before_anything_is_stored(self, office, content):
        with pytest.raises((InvalidInput, UnreadableStatement)):
            office.read(content)
        assert Aanlevering.objects.count() == 0

    def test_a_file_that_kills_its_worker_is_given_up(self, office, monkeypatch):
        delivery = services.deliver_file(
            content=statement(entry()), filename="x.xml", actor=office.first
        )

        def die(_aanlevering):
            raise KeyboardInterrupt

        monkeypatch.setattr(reading, "_take_over", die)
        for _ in range(reading.MOST_ATTEMPTS):
            with pytest.raises(KeyboardInterrupt):
                running.read_delivery(delivery.pk)
        assert not running.read_delivery(delivery.pk)
        assert Aanlevering.objects.get().refusal == reading.GIVEN_UP

    def test_an_error_of_ours_is_a_sentence_and_leaves_no_row_in_the_log(
        self, office, monkeypatch, caplog
    ):
        delivery = services.deliver_file(
            content=statement(entry()), filename="x.xml", actor=office.first
        )
        monkeypatch.setattr(
            reading, "_take_over", lambda _row: (_ for _ in ()).throw(KeyError(IBAN))
        )
        running.read_delivery(delivery.pk)
        assert Aanlevering.objects.get().refusal == reading.WENT_WRONG
        assert IBAN not in caplog.text

    def test_only_a_controller_hands_in(self, office):
        with pytest.raises(NotAllowed):
            services.deliver_file(
                content=statement(entry()), filename="x.xml", actor=office.drafter
            )
