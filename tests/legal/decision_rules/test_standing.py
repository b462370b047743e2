"""What holds of an uitkering on a day, computed from the decisions that were made known."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from regiodeals.legal.decision_rules import standing_on
from regiodeals.legal.decisions import DecisionKind
from tests.legal.decision_rules.a_decision import (
    GRANTED,
    GRANTED_ON,
    TODAY,
    UNTIL,
    decided,
    stand,
)

CENTS = st.integers(min_value=0, max_value=GRANTED)
WIJZIGING, VERLENGING = DecisionKind.WIJZIGING, DecisionKind.VERLENGING
VASTSTELLING, TERUGVORDERING = DecisionKind.VASTSTELLING, DecisionKind.TERUGVORDERING
INTREKKING = DecisionKind.INTREKKING


def test_nothing_is_granted_before_the_bekendmaking():
    standing = stand(day=GRANTED_ON - timedelta(days=1))
    assert (standing.is_granted, standing.granted_cents) == (False, 0)
    assert (standing.spending_until, standing.recoverable_cents) == (None, 0)


def test_from_the_day_of_the_bekendmaking_the_grant_holds():
    standing = stand(day=GRANTED_ON)
    assert (standing.granted_cents, standing.spending_until) == (GRANTED, UNTIL)
    assert standing.recoverable_cents == GRANTED


def test_the_latest_wijziging_sets_the_amount_and_one_without_amount_leaves_it():
    lower = decided(WIJZIGING, 2, amount_cents=600_000_000)
    words = decided(WIJZIGING, 3)
    assert stand(lower, words).granted_cents == 600_000_000
    assert stand(words).granted_cents == GRANTED


def test_what_was_paid_on_a_higher_grant_can_still_come_back():
    assert stand(decided(WIJZIGING, amount_cents=600_000_000)).recoverable_cents == GRANTED


def test_a_verlenging_moves_the_last_day_from_its_own_day_on():
    longer = decided(VERLENGING, on=date(2028, 11, 1), spend_until=date(2029, 12, 31))
    assert stand(longer, day=date(2028, 10, 31)).spending_until == UNTIL
    assert stand(longer, day=date(2028, 11, 1)).spending_until == date(2029, 12, 31)


def test_two_decisions_of_one_day_count_in_the_order_of_their_numbers():
    second = decided(VERLENGING, 3, spend_until=date(2030, 12, 31))
    first = decided(VERLENGING, 2, spend_until=date(2029, 12, 31))
    assert stand(second, first).spending_until == date(2030, 12, 31)


def test_what_is_replaced_no_longer_holds():
    first = decided(VERLENGING, 2, spend_until=date(2030, 12, 31))
    again = decided(VERLENGING, 3, spend_until=date(2029, 6, 30), replaces=2)
    standing = stand(first, again)
    assert standing.spending_until == date(2029, 6, 30)
    assert first not in standing.in_force


def test_a_replacement_that_is_not_yet_known_replaces_nothing():
    first = decided(VERLENGING, 2, on=date(2028, 1, 3), spend_until=date(2030, 12, 31))
    again = decided(VERLENGING, 3, on=TODAY, spend_until=date(2029, 6, 30), replaces=2)
    assert stand(first, again, day=TODAY - timedelta(days=1)).spending_until == date(2030, 12, 31)


def test_leaving_a_decision_out_shows_what_holds_without_it():
    first = decided(TERUGVORDERING, 2, amount_cents=400)
    assert stand(first).recovered_cents == 400
    assert stand(first, without=2).recovered_cents == 0


def test_withdrawing_the_verlening_withdraws_the_grant_and_all_of_it_can_come_back():
    for target in (1, None):
        standing = stand(decided(INTREKKING, replaces=target))
        assert (standing.is_withdrawn, standing.granted_cents) == (True, 0)
        assert standing.recoverable_cents == GRANTED


def test_withdrawing_a_verlenging_leaves_the_grant():
    longer = decided(VERLENGING, 2, spend_until=date(2029, 12, 31))
    standing = stand(longer, decided(INTREKKING, 3, replaces=2))
    assert (standing.is_withdrawn, standing.spending_until) == (False, UNTIL)
    assert standing.granted_cents == GRANTED


def test_a_grant_that_was_replaced_by_a_wijziging_is_still_a_grant():
    standing = stand(decided(WIJZIGING, amount_cents=700_000_000, replaces=1))
    assert (standing.is_granted, standing.granted_cents) == (True, 700_000_000)


@given(settled=CENTS, recovered=st.lists(CENTS, max_size=4))
def test_what_can_come_back_is_the_grant_less_settlement_and_recoveries_never_negative(
    settled, recovered
):
    rows = [decided(VASTSTELLING, 2, amount_cents=settled)]
    rows += [
        decided(TERUGVORDERING, number, amount_cents=cents)
        for number, cents in enumerate(recovered, start=3)
    ]
    standing = stand(*rows)
    assert standing.settled_cents == settled
    assert standing.recovered_cents == sum(recovered)
    assert standing.recoverable_cents == max(0, GRANTED - settled - sum(recovered))


@given(
    amounts=st.lists(CENTS, min_size=1, max_size=5),
    days=st.lists(st.dates(GRANTED_ON, TODAY), min_size=5, max_size=5),
    day=st.dates(GRANTED_ON, TODAY),
)
def test_later_decisions_never_change_what_held_before(amounts, days, day):
    rows = [
        decided(WIJZIGING, number, on=on, amount_cents=cents)
        for number, (cents, on) in enumerate(zip(amounts, days, strict=False), start=2)
    ]
    until_then = [row for row in rows if row.announced_on <= day]
    assert stand(*rows, day=day) == stand(*until_then, day=day)


def test_without_any_decision_nothing_stands():
    standing = standing_on(TODAY, (), granted_cents=GRANTED, spend_until=UNTIL)
    assert (standing.in_force, standing.settlement, standing.is_granted) == ((), None, False)
