"""Whatever is tried, in whatever order and by how many at once, the balance holds."""

from collections import Counter
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from disbursement.grootboek.models import OF_A_TERMIJN, Boeking, BoekingKind
from disbursement.grootboek.selectors import totals
from disbursement.grootboek.services import Entry, OutOfBalance, book, book_together, correct_entry
from disbursement.uitkering.models import Termijn
from regiodeals.common.errors import DomainError
from tests import builders
from tests.simultaneous import at_once, results_of, sentences_of

K = BoekingKind
DAY = builders.NOW.date()
FIVE, TEN = 500_000_000, 1_000_000_000
BOOKED_BY_ROOMS = [kind for kind in K if kind not in {K.VERLEEND, K.TERMIJN_GEPLAND}]
AMOUNTS = st.sampled_from([1, 100_000_000, 400_000_000, FIVE, FIVE + 1, TEN, TEN + 1])
BOOKS = st.tuples(st.just("book"), st.sampled_from(BOOKED_BY_ROOMS), AMOUNTS, st.integers(0, 1))
# The usual way of money, so that a random walk gets somewhere.
PAYS = st.tuples(st.just("pay"), st.just(None), AMOUNTS, st.integers(0, 1))
CORRECTS = st.tuples(st.just("correct"), st.integers(0, 30), st.none() | AMOUNTS, st.booleans())
# What a decision does: another grant, with a plan that fits or does not.
DECIDES = st.tuples(st.just("decide"), AMOUNTS, AMOUNTS, st.booleans())
WALK = st.lists(st.one_of(BOOKS, PAYS, CORRECTS, DECIDES), min_size=1, max_size=12)


def entry(kind: BoekingKind, cents: int, termijn: Termijn | None, number: int) -> Entry:
    return Entry(
        kind=kind,
        currency="EUR",
        amount_cents=cents,
        booked_on=DAY,
        source_key=f"stap:{number}",
        sentence="Voorbeeld",
        termijn=termijn if kind in OF_A_TERMIJN else None,
    )


def take(step: Any, number: int, grant: Any, termijnen: Any, controller: Any) -> None:
    """One act of the walk; raises a DomainError when it is refused."""
    act, first, second, third = step
    if act == "correct":
        rows = list(Boeking.objects.filter(uitkering=grant).order_by("pk"))
        wrong = rows[first % len(rows)]
        correct_entry(boeking_id=wrong.pk, reason="Fout.", actor=controller, right_cents=second)
        return
    if act == "pay":
        kinds = (K.TERMIJN_VRIJGEGEVEN, K.TERMIJN_BETAALD)
        entries = [entry(kind, second, termijnen[third], number) for kind in kinds]
    elif act == "decide":
        last = termijnen[-1]
        entries = [entry(K.VERLEEND, first, None, number)]
        entries.append(entry(K.TERMIJN_GEPLAND, first if third else second, last, number))
    else:
        entries = [entry(first, second, termijnen[third], number)]
    book_together(uitkering_id=grant.pk, entries=entries, actor=None)


def require_sound(grant: Any) -> None:
    """The rules of the balance, added up here and not by what is tested."""
    sums: Counter[Any] = Counter()
    of_termijn: Counter[Any] = Counter()
    settlements = 0
    for row in Boeking.objects.filter(uitkering=grant):
        sums[row.kind] += row.amount_cents
        of_termijn[row.kind, row.termijn_id] += row.amount_cents
        if row.kind == K.VASTGESTELD:
            settlements += 1 if row.corrects_id is None else -1
    assert all(cents >= 0 for kind, cents in sums.items() if kind != K.KOERSVERSCHIL)
    advance = sums[K.VERLEEND] - sums[K.BTW_COMPENSATIE]
    paid = sums[K.TERMIJN_BETAALD] - sums[K.TERMIJN_TERUGGEKOMEN]
    assert advance >= 0
    assert 0 <= paid <= advance
    assert sums[K.TERMIJN_GEPLAND] == advance
    assert settlements == 0 or sums[K.VASTGESTELD] <= sums[K.VERLEEND]
    assert sums[K.TERUGGEVORDERD] <= paid
    assert sums[K.ONTVANGEN] <= sums[K.TERUGGEVORDERD] + sums[K.RENTE]
    for termijn in grant.termijnen.all():
        planned, released, out, back = (of_termijn[kind, termijn.pk] for kind in OF_A_TERMIJN)
        assert 0 <= out - back <= released <= planned


@pytest.mark.django_db
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(walk=WALK)
def test_no_walk_of_bookings_and_corrections_leaves_the_balance(walk, grant, controller):
    termijnen = list(grant.termijnen.order_by("number"))
    with transaction.atomic():
        for number, step in enumerate(walk):
            before = Boeking.objects.count()
            try:
                take(step, number, grant, termijnen, controller)
            except DomainError:
                assert Boeking.objects.count() == before
            require_sound(grant)
        transaction.set_rollback(True)


@pytest.fixture
def controller(db):
    return builders.controller()


def raw(grant: Any, kind: str, cents: int, **fields: Any) -> Boeking:
    """Somebody goes round the services."""
    return Boeking.objects.create(
        uitkering=grant,
        kind=kind,
        currency="EUR",
        amount_cents=cents,
        booked_on=DAY,
        booked_at=builders.NOW,
        source_key="buitenom",
        sentence="Buitenom",
        **fields,
    )


@pytest.mark.django_db(transaction=True)
def test_the_database_holds_the_balance_of_itself_when_the_transaction_ends(grant):
    first = grant.termijnen.get(number=1)
    with pytest.raises(IntegrityError, match="paid_within_release"):
        raw(grant, K.TERMIJN_BETAALD, 1, termijn=first)
    assert totals(grant).paid_cents == 0


@pytest.mark.django_db(transaction=True)
def test_of_many_who_pay_at_once_no_more_is_paid_than_was_granted(grant):
    first = grant.termijnen.get(number=1)
    builders.release(grant, first)
    part = FIVE // 4

    def pay(number: int) -> Any:
        with transaction.atomic():
            return book(
                uitkering_id=grant.pk,
                kind=K.TERMIJN_BETAALD,
                currency="EUR",
                amount_cents=part,
                booked_on=DAY,
                source_key=f"betaling:{number}",
                sentence="Betaald",
                actor=None,
                termijn=first,
            )

    outcomes = at_once(*[lambda n=n: pay(n) for n in range(10)])
    assert len(results_of(outcomes)) == 4
    assert len(sentences_of(outcomes)) == 6
    assert totals(grant).paid_cents == FIVE


@pytest.mark.django_db(transaction=True)
def test_going_round_the_services_at_once_does_not_help(grant):
    first = grant.termijnen.get(number=1)
    builders.release(grant, first)

    def pay(number: int) -> Boeking:
        try:
            with transaction.atomic():
                return Boeking.objects.create(
                    uitkering=grant,
                    kind=K.TERMIJN_BETAALD,
                    currency="EUR",
                    amount_cents=FIVE,
                    booked_on=DAY,
                    booked_at=builders.NOW,
                    source_key=f"buitenom:{number}",
                    sentence="Buitenom",
                    termijn=first,
                )
        except IntegrityError as error:
            raise OutOfBalance("paid_within_release") from error

    outcomes = at_once(*[lambda n=n: pay(n) for n in range(4)])
    assert len(results_of(outcomes)) == 1
    assert totals(grant).paid_cents == FIVE


@pytest.mark.django_db(transaction=True)
def test_of_many_who_book_the_same_at_once_all_get_the_one_entry(grant):
    def account() -> Any:
        with transaction.atomic():
            return book(
                uitkering_id=grant.pk,
                kind=K.VERANTWOORD,
                currency="EUR",
                amount_cents=7,
                booked_on=DAY,
                source_key="levering:1",
                sentence="Verantwoord",
                actor=None,
                year=2024,
            )

    outcomes = at_once(*[account for _ in range(8)])
    assert len({row.pk for row in results_of(outcomes)}) == 1
    assert totals(grant).of(K.VERANTWOORD) == 7


@pytest.mark.django_db(transaction=True)
def test_of_two_who_correct_an_entry_at_once_one_does(grant, controller, post):
    wrong = post(K.VERANTWOORD, 7, year=2024)
    outcomes = at_once(
        *[
            lambda: correct_entry(
                boeking_id=wrong.pk, reason="Fout.", actor=controller, right_cents=6
            )
            for _ in range(2)
        ]
    )
    assert len(results_of(outcomes)) == 1
    assert sentences_of(outcomes) == ["Deze boeking is al hersteld. Bekijk de pagina opnieuw."]
    assert totals(grant).of(K.VERANTWOORD) == 6
