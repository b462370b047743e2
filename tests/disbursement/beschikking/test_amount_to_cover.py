"""Which amount the mandate of a signer must cover, per kind of decision, in euro cents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disbursement.beschikking.models import Beschikking
from disbursement.beschikking.policies import amount_to_cover
from disbursement.uitkering.models import Uitkering
from regiodeals.legal.decisions import DecisionKind

OF_THE_DECISION = {"wijziging", "vaststelling", "lagere vaststelling", "terugvordering"}


@pytest.mark.parametrize("kind", list(DecisionKind))
def test_the_amount_to_cover_is_that_of_the_decision_or_of_the_uitkering(kind):
    grant = Uitkering(amount_cents=1_000_000_000)
    row = Beschikking(uitkering=grant, kind=kind, amount_cents=600_000_001)
    expected = 600_000_001 if kind in OF_THE_DECISION else 1_000_000_000
    assert amount_to_cover(row) == expected


def test_a_wijziging_that_leaves_the_amount_alone_counts_the_uitkering():
    row = Beschikking(uitkering=Uitkering(amount_cents=5), kind=DecisionKind.WIJZIGING)
    assert amount_to_cover(row) == 5


@given(euros=st.integers(1, 4_000_000_000), rate=st.decimals("0.5", "2", places=6))
def test_dollars_count_in_euros_at_the_rate_of_the_grant(euros, rate):
    grant = Uitkering(amount_cents=euros, usd_rate=rate, usd_cents=int(euros * rate))
    row = Beschikking(
        uitkering=grant, kind=DecisionKind.VASTSTELLING, amount_cents=int(euros * rate)
    )
    covered = amount_to_cover(row)
    assert covered <= euros
    assert row.amount_cents is not None
    assert covered * rate >= row.amount_cents
