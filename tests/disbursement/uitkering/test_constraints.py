"""What the database itself refuses about an uitkering and its termijnen."""

import time
from datetime import date

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError

from disbursement.uitkering.models import Termijn, Uitkering
from tests import builders
from tests.simultaneous import at_once

pytestmark = pytest.mark.django_db

DOLLARS = "dollars_only_and_always_for_bijzondere_uitkering"


@pytest.fixture
def spuk(officer):
    return builders.uitkering(officer)


@pytest.fixture
def bijzonder(officer):
    return builders.saba(officer)


def update(rows, **values):
    with transaction.atomic():
        rows.update(**values)


def uitkering_rows(grant):
    return Uitkering.objects.filter(pk=grant.pk)


def test_a_deal_has_one_uitkering(spuk):
    second = Uitkering.objects.get(pk=spuk.pk)
    second.pk = None
    with pytest.raises(IntegrityError, match="deal_id"), transaction.atomic():
        second.save(force_insert=True)
    assert Uitkering.objects.count() == 1


def test_an_uitkering_is_more_than_nothing(spuk):
    with pytest.raises(IntegrityError, match="uitkering_is_positive"):
        update(uitkering_rows(spuk), amount_cents=0)


@pytest.mark.parametrize("cents", [-1, 1_000_000_001])
def test_the_vat_part_lies_within_the_uitkering(cents, spuk):
    with pytest.raises(IntegrityError, match="btw_part_within_uitkering"):
        update(uitkering_rows(spuk), bcf_cents=cents)


def test_the_whole_uitkering_may_be_vat(spuk):
    spuk.termijnen.all().delete()
    update(uitkering_rows(spuk), bcf_cents=spuk.amount_cents)


@pytest.mark.parametrize(
    "values",
    [
        {"bcf_cents": 1},
        {"usd_cents": None},
        {"usd_cents": 0},
        {"usd_rate": None},
        {"usd_rate": 0},
        {"usd_rate_on": None},
        {"instrument": "specifieke uitkering"},
    ],
)
def test_a_bijzondere_uitkering_is_in_dollars_without_vat_part(values, bijzonder):
    with pytest.raises(IntegrityError, match=DOLLARS):
        update(uitkering_rows(bijzonder), **values)


@pytest.mark.parametrize(
    "values", [{"usd_cents": 1}, {"instrument": "bijzondere uitkering"}, {"instrument": "gift"}]
)
def test_a_specifieke_uitkering_has_no_dollars(values, spuk):
    with pytest.raises(IntegrityError, match=DOLLARS):
        update(uitkering_rows(spuk), **values)


def test_the_spending_period_runs_forward(spuk):
    with pytest.raises(IntegrityError, match="spending_period_runs_forward"):
        update(uitkering_rows(spuk), spend_until=date(2024, 9, 24))


@pytest.mark.parametrize("cents", [0, -1])
def test_a_termijn_is_more_than_nothing(cents, spuk):
    with pytest.raises(IntegrityError, match="termijn_is_positive"):
        update(spuk.termijnen.filter(number=1), amount_cents=cents)


def test_a_termijn_has_a_number_of_its_own(spuk):
    with pytest.raises(IntegrityError, match="termijn_number_once"):
        update(spuk.termijnen.filter(number=1), number=2)


# ---- the termijnen are never more than the uitkering -------------------------------------------


def commit(change):
    """Make a change, and let the database check what it checks at the end of a transaction."""
    with transaction.atomic():
        change()
        connection.check_constraints()


@pytest.mark.parametrize(
    "change",
    [
        lambda grant: grant.termijnen.create(number=3, amount_cents=1),
        lambda grant: grant.termijnen.filter(number=1).update(amount_cents=500_000_001),
        lambda grant: Uitkering.objects.update(amount_cents=grant.amount_cents - 1),
        lambda _grant: Uitkering.objects.update(bcf_cents=1),
    ],
    ids=["one more", "a larger one", "a smaller uitkering", "a vat part beside them"],
)
def test_termijnen_of_more_than_the_uitkering_are_refused(change, spuk):
    with pytest.raises(IntegrityError, match="termijnen are more than the uitkering"):
        commit(lambda: change(spuk))


def test_in_dollars_the_dollars_count(bijzonder):
    assert bijzonder.usd_cents > bijzonder.amount_cents
    with pytest.raises(IntegrityError, match="termijnen are more than the uitkering"):
        commit(lambda: bijzonder.termijnen.create(number=3, amount_cents=1))


def test_within_one_transaction_termijnen_may_be_divided_anew(spuk):
    def divide_anew():
        spuk.termijnen.filter(number=1).update(amount_cents=600_000_000)
        spuk.termijnen.filter(number=2).update(amount_cents=400_000_000)

    commit(divide_anew)


def test_less_than_the_uitkering_is_for_the_rules_to_judge(spuk):
    commit(lambda: spuk.termijnen.filter(number=2).delete())


@pytest.mark.django_db(transaction=True)
def test_two_who_add_a_termijn_at_once_do_not_pass_the_uitkering_together(spuk):
    spuk.termijnen.filter(number=2).delete()

    def add(number):
        with transaction.atomic():
            Termijn.objects.create(uitkering_id=spuk.pk, number=number, amount_cents=500_000_000)
            time.sleep(0.1)

    outcomes = at_once(lambda: add(2), lambda: add(3))
    errors = [outcome.error for outcome in outcomes if outcome.error is not None]
    assert [type(error) for error in errors] == [IntegrityError]
    assert spuk.termijnen.count() == 2


def test_an_uitkering_with_termijnen_is_not_deleted(spuk):
    with pytest.raises(ProtectedError):
        spuk.delete()
    assert Termijn.objects.count() == 2
