"""Totals come from entries, in one question, and never cross a currency."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from disbursement.grootboek.models import BoekingKind
from disbursement.grootboek.selectors import balance_of, entries, entries_visible_to, totals
from disbursement.grootboek.services import book_euro_value
from regiodeals.common.errors import InvalidInput
from tests import builders

pytestmark = pytest.mark.django_db

K = BoekingKind
DAY = builders.NOW.date()


def test_a_balance_is_one_question_however_much_is_booked(grant, post):
    for _ in range(3):
        post(K.VERANTWOORD, 1, year=2024)
    with CaptureQueriesContext(connection) as asked:
        balance = balance_of(grant)
    assert len(asked) == 1
    assert balance.entitlement.of(K.VERANTWOORD) == 3


def test_totals_of_two_currencies_are_never_added(island):
    balance = balance_of(island)
    assert balance.commitment is not None
    with pytest.raises(ValueError, match="never added"):
        balance.entitlement + balance.commitment


def test_totals_of_one_currency_add_up(cast, grant):
    other = cast.announced().uitkering
    both = totals(grant) + totals(other)
    assert (both.currency, both.granted_cents) == ("EUR", 2_000_000_000)


def test_a_year_has_its_own_totals(grant, post):
    post(K.VERANTWOORD, 10, year=2024)
    post(K.VERANTWOORD, 20, year=2025)
    balance = balance_of(grant)
    assert balance.years == [2024, 2025]
    assert balance.of_year(2025).of(K.VERANTWOORD) == 20


@pytest.mark.parametrize(
    ("charged", "difference"), [(250_000_100, 100), (249_999_900, -100), (250_000_000, 0)]
)
def test_what_dollars_cost_in_euros_stands_beside_the_commitment(island, charged, difference):
    first = island.termijnen.get(number=1)
    builders.pay(island, first)
    book_euro_value(
        uitkering_id=island.pk,
        termijn=first,
        dollar_cents=first.amount_cents,
        charged_cents=charged,
        booked_on=DAY,
        source_key="betaling:1",
        actor=None,
    )
    balance = balance_of(island)
    assert balance.entitlement.paid_cents == first.amount_cents == 263_750_000
    assert balance.commitment is not None
    assert balance.commitment.paid_cents == charged
    assert balance.commitment.of(K.KOERSVERSCHIL) == difference
    assert balance.entitlement.of(K.KOERSVERSCHIL) == 0


def test_euros_have_no_exchange_difference(grant):
    with pytest.raises(InvalidInput, match="in euro"):
        book_euro_value(
            uitkering_id=grant.pk,
            termijn=grant.termijnen.first(),
            dollar_cents=1,
            charged_cents=1,
            booked_on=DAY,
            source_key="x",
            actor=None,
        )


def test_nobody_sees_the_ledger_of_another_region(cast, grant):
    other = cast.announced().uitkering
    member = builders.member(builders.region_of(grant.deal))
    assert {row.uitkering for row in entries_visible_to(member)} == {grant}
    assert {row.uitkering for row in entries_visible_to(builders.controller())} == {grant, other}


def test_entries_come_in_the_order_in_which_they_were_booked(grant, post):
    row = post(K.VERANTWOORD, 1, year=2024)
    assert list(entries(grant))[-1] == row
