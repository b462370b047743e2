"""What the bank says becomes a fact once; what it says of nothing we know becomes work."""

from datetime import date, timedelta

import pytest

from disbursement.betaling import services
from disbursement.betaling.models import (
    Bankregel,
    BatchStatus,
    Betaalbatch,
    Betaling,
    BetalingStatus,
    Finding,
)
from disbursement.grootboek.models import BoekingKind
from disbursement.grootboek.selectors import totals
from regiodeals.common.errors import RequirementsUnmet, WrongState
from tests.builders import NOW
from tests.disbursement.betaling.world import (
    DOLLAR_PAYER,
    OTHER_IBAN,
    details,
    entry,
    returned,
    usable,
)

pytestmark = pytest.mark.django_db


def findings() -> list[str]:
    return list(Bankregel.objects.order_by("pk").values_list("finding", flat=True))


def fresh(betaling: Betaling) -> Betaling:
    return Betaling.objects.get(pk=betaling.pk)


class TestPaid:
    """The line that names a payment, with its amount and currency."""

    def test_is_booked_on_the_day_that_counts(self, office):
        betaling = office.sent()
        office.delivered(entry(betaling, booked="2024-11-15", valued="2024-11-17"))
        paid = fresh(betaling)
        assert (paid.status, paid.paid_on) == (BetalingStatus.BETAALD, date(2024, 11, 17))
        assert totals(paid.termijn.uitkering).paid_cents == betaling.amount_cents
        assert findings() == [Finding.MATCHED]

    def test_ends_the_batch_when_it_was_the_last(self, office):
        office.confirmed(office.payable())
        betaling = office.sent()
        batch = Betaalbatch.objects.get()
        one, other = batch.betalingen.order_by("pk")
        office.delivered(entry(one))
        assert Betaalbatch.objects.get().status == BatchStatus.BESTAND_GEMAAKT
        office.delivered(entry(other))
        assert Betaalbatch.objects.get().status == BatchStatus.VERWERKT
        assert betaling in (one, other)

    def test_dollars_come_from_the_account_in_dollars(self, office):
        betaling = office.sent(office.payable_in_dollars(), "USD")
        office.delivered(entry(betaling), iban=DOLLAR_PAYER)
        assert fresh(betaling).status == BetalingStatus.BETAALD
        booked = totals(betaling.termijn.uitkering)
        assert (booked.currency, booked.paid_cents) == ("USD", betaling.amount_cents)


class TestReturned:
    """Money that came back can be paid again, to another account."""

    def test_is_booked_and_the_termijn_is_free_again(self, office, still_clock):
        betaling = office.paid()
        office.delivered(returned(betaling))
        assert fresh(betaling).status == BetalingStatus.TERUGGEKOMEN
        assert totals(betaling.termijn.uitkering).paid_cents == 0
        with pytest.raises(RequirementsUnmet, match="kwam de betaling terug"):
            office.released(betaling.termijn)
        newer = services.propose_rekening(
            organisation_id=betaling.termijn.uitkering.kassier_id,
            details=details(number=OTHER_IBAN),
            actor=office.first,
        )
        services.confirm_rekening(rekening_id=newer.pk, actor=office.second)
        still_clock.set(NOW + timedelta(days=1))
        again = office.confirmed(betaling.termijn)
        assert again.end_to_end_id == f"RD-{betaling.termijn_id}-2"
        booked = totals(betaling.termijn.uitkering)
        assert booked.released_cents == booked.of(BoekingKind.TERMIJN_BETAALD)

    def test_in_one_statement_with_the_payment_itself(self, office):
        betaling = office.sent()
        office.delivered(entry(betaling), returned(betaling))
        assert fresh(betaling).status == BetalingStatus.TERUGGEKOMEN
        assert findings() == [Finding.MATCHED, Finding.RETURNED]

    def test_before_it_was_paid_is_work(self, office):
        betaling = office.sent()
        office.delivered(returned(betaling))
        assert findings() == [Finding.PARTLY]
        assert fresh(betaling).status == BetalingStatus.VRIJGEGEVEN


class TestWork:
    """A line that does not fit is work, never an error."""

    @pytest.mark.parametrize("cents", [1, 499_999_999, 500_000_001])
    def test_another_amount_is_partly(self, office, cents):
        betaling = office.sent()
        office.delivered(entry(betaling, cents=cents))
        regel = Bankregel.objects.get()
        assert (regel.finding, regel.betaling, regel.is_open) == (Finding.PARTLY, betaling, True)
        assert fresh(betaling).status == BetalingStatus.VRIJGEGEVEN

    def test_no_name_and_the_amount_of_one_payment_is_partly(self, office):
        betaling = office.sent()
        office.delivered(entry(cents=betaling.amount_cents))
        assert Bankregel.objects.get().betaling == betaling
        assert findings() == [Finding.PARTLY]

    def test_no_name_and_the_amount_of_two_payments_is_unknown(self, office):
        office.confirmed(office.payable())
        betaling = office.sent()
        office.delivered(entry(cents=betaling.amount_cents))
        assert findings() == [Finding.UNKNOWN]

    def test_an_unknown_name_is_unknown(self, office):
        office.delivered(entry(name="ANDERE-DIENST"))
        assert findings() == [Finding.UNKNOWN]

    def test_a_payment_that_was_not_sent_is_partly(self, office):
        betaling = office.confirmed()
        office.delivered(entry(betaling))
        assert findings() == [Finding.PARTLY]

    def test_a_foreign_currency_is_parked(self, office):
        betaling = office.sent()
        office.delivered(entry(betaling, currency="USD"))
        assert findings() == [Finding.CURRENCY]
        assert fresh(betaling).status == BetalingStatus.VRIJGEGEVEN

    def test_a_currency_that_nothing_is_paid_in_is_parked_too(self, office):
        office.delivered(entry(currency="GBP"))
        assert findings() == [Finding.CURRENCY]

    def test_a_doubled_entry_is_parked(self, office):
        betaling = office.sent()
        office.delivered(entry(betaling), entry(betaling))
        assert findings() == [Finding.MATCHED, Finding.DOUBLED]
        assert totals(betaling.termijn.uitkering).paid_cents == betaling.amount_cents

    def test_a_doubled_entry_in_a_later_statement_is_parked(self, office):
        betaling = office.paid()
        office.delivered(entry(betaling))
        assert findings() == [Finding.MATCHED, Finding.DOUBLED]

    def test_what_the_bank_took_twice_and_gives_back_is_for_a_person(self, office):
        betaling = office.paid()
        office.delivered(entry(betaling))
        office.delivered(returned(betaling))
        assert findings() == [Finding.MATCHED, Finding.DOUBLED, Finding.PARTLY]
        assert fresh(betaling).status == BetalingStatus.BETAALD

    def test_in_one_statement_too(self, office):
        betaling = office.sent()
        office.delivered(entry(betaling), entry(betaling), returned(betaling))
        assert findings() == [Finding.MATCHED, Finding.DOUBLED, Finding.PARTLY]
        assert fresh(betaling).status == BetalingStatus.BETAALD

    def test_the_same_reference_of_the_bank_is_doubled(self, office):
        office.delivered(entry(reference="R1"), entry(reference="R1"))
        assert findings() == [Finding.UNKNOWN, Finding.DOUBLED]

    @pytest.mark.parametrize("fields", [{"status": "PDNG"}, {"valued": "2024-11-19"}])
    def test_what_is_not_booked_yet_waits(self, office, fields):
        betaling = office.sent()
        office.delivered(entry(betaling, **fields))
        assert findings() == [Finding.NOT_BOOKED]
        assert fresh(betaling).status == BetalingStatus.VRIJGEGEVEN

    def test_what_was_announced_is_found_once_it_is_booked(self, office):
        betaling = office.sent()
        office.delivered(entry(betaling, status="PDNG", reference="R1"))
        office.delivered(entry(betaling, reference="R1"))
        assert findings() == [Finding.NOT_BOOKED, Finding.MATCHED]
        assert fresh(betaling).status == BetalingStatus.BETAALD

    def test_the_other_message_of_the_bank_tells_nothing_new(self, office):
        betaling = office.paid()
        office.delivered(entry(betaling), kind="054")
        assert findings() == [Finding.MATCHED, Finding.KNOWN]
        assert not Bankregel.objects.open().exists()

    def test_what_the_ledger_refuses_is_work(self, office, monkeypatch):
        betaling = office.sent()

        def refuse(**_fields):
            raise WrongState("Dan is meer betaald dan is verleend.")

        monkeypatch.setattr("disbursement.grootboek.services.book", refuse)
        office.delivered(entry(betaling), entry(name="ANDER"))
        assert findings() == [Finding.PARTLY, Finding.UNKNOWN]
        assert fresh(betaling).status == BetalingStatus.VRIJGEGEVEN


def test_the_account_that_was_paid_to_stays_with_the_payment(office):
    betaling = office.paid()
    assert betaling.rekening == usable(betaling.termijn)
