"""In what order decisions may follow one another."""

from datetime import timedelta

import pytest

from regiodeals.legal.decision_rules import REPLACEABLE, order_refusals
from regiodeals.legal.decision_rules.order import NOT_GRANTED, NOTHING_LEFT, SETTLED, WITHDRAWN
from regiodeals.legal.decisions import DecisionKind
from tests.legal.decision_rules.a_decision import GRANTED, GRANTED_ON, VERLENING, decided, stand

LATER = [kind for kind in DecisionKind if kind is not DecisionKind.VERLENING]
SETTLES = [DecisionKind.VASTSTELLING, DecisionKind.LAGERE_VASTSTELLING]
TERUGVORDERING, INTREKKING = DecisionKind.TERUGVORDERING, DecisionKind.INTREKKING
LOWER = decided(DecisionKind.LAGERE_VASTSTELLING, amount_cents=GRANTED - 100)
WITHDRAWAL = decided(INTREKKING, replaces=1)


@pytest.mark.parametrize("kind", LATER)
def test_nothing_comes_before_the_verlening_is_made_known(kind):
    assert order_refusals(kind, stand(day=GRANTED_ON - timedelta(days=1))) == (NOT_GRANTED,)


@pytest.mark.parametrize("kind", LATER)
def test_each_kind_may_follow_the_grant(kind):
    assert order_refusals(kind, stand()) == ()


@pytest.mark.parametrize("kind", [kind for kind in LATER if kind is not TERUGVORDERING])
def test_after_the_settlement_only_money_comes_back(kind):
    assert order_refusals(kind, stand(LOWER)) == (SETTLED,)


def test_after_a_lower_settlement_the_rest_may_come_back():
    assert order_refusals(TERUGVORDERING, stand(LOWER)) == ()


def test_after_a_whole_settlement_nothing_is_left_to_come_back():
    whole = decided(DecisionKind.VASTSTELLING, amount_cents=GRANTED)
    assert order_refusals(TERUGVORDERING, stand(whole)) == (NOTHING_LEFT,)


@pytest.mark.parametrize("kind", SETTLES)
def test_a_settlement_may_take_the_place_of_a_settlement(kind):
    assert order_refusals(kind, stand(LOWER), LOWER) == ()


def test_another_decision_than_the_settlement_does_not_open_it_again():
    longer = decided(DecisionKind.VERLENGING, 3)
    assert order_refusals(DecisionKind.VERLENGING, stand(LOWER, longer), longer) == (SETTLED,)


def test_a_recovery_may_be_withdrawn_after_the_settlement():
    back = decided(TERUGVORDERING, 3, amount_cents=100)
    assert order_refusals(INTREKKING, stand(LOWER, back), back) == ()


def test_a_recovery_of_all_may_be_replaced_by_a_lower_one():
    back = decided(TERUGVORDERING, 3, amount_cents=100)
    assert order_refusals(TERUGVORDERING, stand(LOWER, back), back) == ()


@pytest.mark.parametrize("kind", [kind for kind in LATER if kind is not TERUGVORDERING])
def test_after_the_withdrawal_of_the_grant_only_money_comes_back(kind):
    assert order_refusals(kind, stand(WITHDRAWAL)) == (WITHDRAWN,)
    assert order_refusals(TERUGVORDERING, stand(WITHDRAWAL)) == ()


def test_what_was_replaced_cannot_be_replaced_again():
    first = decided(DecisionKind.VERLENGING, 2)
    again = decided(DecisionKind.VERLENGING, 3, replaces=2)
    (sentence,) = order_refusals(DecisionKind.VERLENGING, stand(first, again), first)
    assert sentence == "Dit besluit geldt niet meer: een ander besluit kwam ervoor in de plaats."


@pytest.mark.parametrize(
    ("kind", "other", "sentence"),
    [
        (DecisionKind.VERLENGING, VERLENING, "Een verlenging kan geen verlening vervangen."),
        (TERUGVORDERING, VERLENING, "Een terugvordering kan geen verlening vervangen."),
        (DecisionKind.WIJZIGING, LOWER, "Een wijziging kan geen lagere vaststelling vervangen."),
    ],
)
def test_a_decision_only_replaces_what_it_can_stand_for(kind, other, sentence):
    assert order_refusals(kind, stand(), other)[0].startswith(sentence)


def test_a_refusal_can_be_replaced_by_what_was_asked():
    for kind in (DecisionKind.VERLENGING, DecisionKind.WIJZIGING):
        assert DecisionKind.AFWIJZING in REPLACEABLE[kind]


def test_the_verlening_replaces_nothing():
    assert not REPLACEABLE[DecisionKind.VERLENING]
    assert set(REPLACEABLE) == set(DecisionKind)
