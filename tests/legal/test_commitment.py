"""The euros that are committed for dollars, after each decision (FinBES 91 lid 2)."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from regiodeals.legal.commitment import Change, committed_cents

RATES = st.decimals("0.5", "2", places=4)
CENTS = st.integers(1, 10**11)


def test_more_dollars_are_committed_at_the_rate_of_their_decision():
    changes = [Change(637_500_000, Decimal("1.1000"))]
    assert committed_cents(500_000_000, 527_500_000, changes) == 600_000_000


def test_fewer_dollars_release_what_stood_for_them():
    changes = [Change(263_750_000, Decimal("9.0000"))]
    assert committed_cents(500_000_000, 527_500_000, changes) == 250_000_000


def test_without_a_change_it_is_that_of_the_verlening():
    assert committed_cents(500_000_000, 527_500_000, []) == 500_000_000


@given(CENTS, CENTS, st.lists(st.builds(Change, CENTS, RATES), max_size=5))
def test_it_is_never_negative_and_goes_the_way_of_the_dollars(euros, dollars, changes):
    before_euros, before_dollars = euros, dollars
    for index, change in enumerate(changes, start=1):
        after = committed_cents(euros, dollars, changes[:index])
        assert after >= 0
        if change.dollar_cents >= before_dollars:
            assert after >= before_euros
        else:
            assert after <= before_euros
        before_euros, before_dollars = after, change.dollar_cents
