"""What can be booked, once, and what is refused with a sentence."""

from datetime import timedelta
from typing import Any

import pytest

from disbursement.grootboek.models import Boeking, BoekingKind
from disbursement.grootboek.selectors import totals
from disbursement.grootboek.services import Entry, OutOfBalance, book_together
from regiodeals.common.errors import InvalidInput, WrongState
from tests import builders

pytestmark = pytest.mark.django_db

K = BoekingKind
FIVE, TEN = 500_000_000, 1_000_000_000


@pytest.fixture
def first(grant):
    return grant.termijnen.get(number=1)


def test_an_entry_says_what_who_when_and_why(grant, first, post, cast):
    row = post(K.TERMIJN_VRIJGEGEVEN, FIVE, termijn=first, actor=cast.drafter, sentence="Vrij")
    assert (row.amount_cents, row.currency, row.termijn) == (FIVE, "EUR", first)
    assert (row.booked_by, row.booked_at, row.sentence) == (cast.drafter, builders.NOW, "Vrij")
    assert row.dossier_id == grant.deal_id


def test_the_same_thing_is_booked_once(first, post):
    one = post(K.TERMIJN_VRIJGEGEVEN, FIVE, termijn=first, source_key="termijn:1")
    again = post(
        K.TERMIJN_VRIJGEGEVEN, FIVE, termijn=first, source_key="termijn:1", sentence="Anders gezegd"
    )
    assert again == one
    assert Boeking.objects.filter(kind=K.TERMIJN_VRIJGEGEVEN).count() == 1


def test_the_same_key_of_another_kind_is_another_thing(first, post):
    builders.release(first.uitkering, first)
    post(K.VERANTWOORD, FIVE, source_key="levering:1", year=2024)
    post(K.TEN_ONRECHTE, 100, source_key="levering:1", year=2024)
    assert Boeking.objects.filter(source_key="levering:1").count() == 2


@pytest.mark.parametrize(
    "other",
    [{"cents": 1}, {"year": 2025}, {"booked_on": builders.NOW.date() - timedelta(days=1)}],
)
def test_the_same_key_with_other_content_is_refused(post, other):
    content = {"source_key": "levering:1", "year": 2024}
    post(K.VERANTWOORD, FIVE, **content)
    cents = other.pop("cents", FIVE)
    with pytest.raises(WrongState, match=r"al geboekt, maar anders: €.5\.000\.000 op maandag"):
        post(K.VERANTWOORD, cents, **(content | other))


def test_the_same_key_on_another_uitkering_is_refused(cast, post):
    post(K.VERANTWOORD, FIVE, source_key="levering:1")
    other = cast.announced().uitkering
    with pytest.raises(WrongState, match="al geboekt, maar anders"):
        post(K.VERANTWOORD, FIVE, source_key="levering:1", on=other)


def test_nothing_is_booked_on_a_day_to_come(post):
    tomorrow = builders.NOW.date() + timedelta(days=1)
    with pytest.raises(InvalidInput, match="19 november 2024 moet nog komen"):
        post(K.VERANTWOORD, FIVE, booked_on=tomorrow)


@pytest.mark.parametrize("cents", [0, -1])
def test_an_amount_is_more_than_nothing(post, cents):
    with pytest.raises(OutOfBalance, match="Een bedrag is meer dan nul"):
        post(K.VERANTWOORD, cents)


def test_what_is_about_a_termijn_names_it_and_nothing_else_does(first, post):
    with pytest.raises(OutOfBalance, match="Noem de termijn"):
        post(K.TERMIJN_VRIJGEGEVEN, 1)
    with pytest.raises(OutOfBalance, match="Noem de termijn"):
        post(K.VERANTWOORD, 1, termijn=first)


def test_a_termijn_of_another_uitkering_is_refused(cast, post):
    other = cast.announced().uitkering.termijnen.get(number=1)
    with pytest.raises(OutOfBalance, match="hoort bij een andere uitkering"):
        post(K.TERMIJN_VRIJGEGEVEN, 1, termijn=other)


def test_not_more_is_released_than_was_planned(first, post):
    with pytest.raises(OutOfBalance, match="niet meer vrij te geven dan voor deze termijn") as no:
        post(K.TERMIJN_VRIJGEGEVEN, FIVE + 1, termijn=first)
    assert no.value.rule == "released_within_plan"


def test_not_more_is_paid_than_was_released(first, post):
    post(K.TERMIJN_VRIJGEGEVEN, 100, termijn=first)
    with pytest.raises(OutOfBalance, match="niet meer te betalen dan"):
        post(K.TERMIJN_BETAALD, 101, termijn=first)


def test_not_more_comes_back_than_was_paid_and_then_it_can_be_paid_again(grant, first, post):
    builders.pay(grant, first)
    with pytest.raises(OutOfBalance, match="niet meer terugkomen"):
        post(K.TERMIJN_TERUGGEKOMEN, FIVE + 1, termijn=first)
    post(K.TERMIJN_TERUGGEKOMEN, FIVE, termijn=first)
    assert totals(grant).paid_cents == 0
    post(K.TERMIJN_BETAALD, FIVE, termijn=first)
    assert totals(grant).paid_cents == FIVE


def test_after_a_lower_settlement_no_more_is_paid_than_it_leaves(grant, first, post):
    builders.pay(grant, first)
    post(K.VASTGESTELD, FIVE + 100)
    second = grant.termijnen.get(number=2)
    builders.release(grant, second)
    with pytest.raises(OutOfBalance, match="meer betaald dan is verleend"):
        post(K.TERMIJN_BETAALD, 101, termijn=second)
    post(K.TERMIJN_BETAALD, 100, termijn=second)
    assert totals(grant).to_pay_cents == 0


def test_settled_is_never_more_than_granted(post):
    with pytest.raises(OutOfBalance, match="niet hoger dan wat is verleend"):
        post(K.VASTGESTELD, TEN + 1)


def test_a_settlement_at_nil_is_an_entry(grant, post):
    builders.pay(grant)
    post(K.VASTGESTELD, 0)
    stands = totals(grant)
    assert (stands.is_settled, stands.due_cents, stands.overpaid_cents) == (True, 0, TEN)


def test_no_more_is_recovered_than_was_paid_above_the_settlement(grant, post):
    builders.pay(grant)
    post(K.VASTGESTELD, 900_000_000)
    with pytest.raises(OutOfBalance, match="niet meer terug te vorderen"):
        post(K.TERUGGEVORDERD, 100_000_001)
    post(K.TERUGGEVORDERD, 100_000_000)
    with pytest.raises(OutOfBalance, match="niet meer terug te vorderen"):
        post(K.TERUGGEVORDERD, 1)


def test_what_comes_in_is_what_was_asked_back_with_the_interest(grant, post):
    builders.pay(grant)
    post(K.TERUGGEVORDERD, 1000)
    with pytest.raises(OutOfBalance, match="meer ontvangen dan is teruggevorderd"):
        post(K.ONTVANGEN, 1001)
    post(K.RENTE, 1)
    post(K.ONTVANGEN, 1001)
    assert totals(grant).claim_cents == 0


def test_the_plan_is_the_advance_and_changes_only_as_a_whole(grant, first, post):
    with pytest.raises(OutOfBalance, match="samen niet het voorschot"):
        post(K.TERMIJN_GEPLAND, 1, termijn=first)


def test_entries_that_belong_together_are_booked_together_or_not_at_all(grant, first):
    day = builders.NOW.date()
    common: dict[str, Any] = {"currency": "EUR", "booked_on": day, "sentence": "Samen"}
    released = Entry(
        kind=K.TERMIJN_VRIJGEGEVEN, amount_cents=5, termijn=first, source_key="s", **common
    )
    too_much = Entry(
        kind=K.TERMIJN_BETAALD, amount_cents=6, termijn=first, source_key="s", **common
    )
    with pytest.raises(OutOfBalance):
        book_together(uitkering_id=grant.pk, entries=[released, too_much], actor=None)
    assert not Boeking.objects.filter(source_key="s").exists()
    # The refusal left the transaction of the caller usable, and what follows is checked again.
    book_together(uitkering_id=grant.pk, entries=[released], actor=None)
    assert totals(grant).released_cents == 5
