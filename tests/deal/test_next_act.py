"""In each state of a deal one party acts next, or nobody at its end."""

import pytest

from regiodeals.deal.models import DealStatus
from regiodeals.deal.rendering.next_act import (
    MINISTRY,
    NEXT_ACT,
    NOTHING,
    REGION,
    SIGNERS,
    states_that_wait_for,
)

EVERYBODY = (MINISTRY, SIGNERS, REGION, NOTHING)


@pytest.mark.parametrize("status", DealStatus)
def test_each_state_says_who_acts_and_what_is_waited_for(status):
    act = NEXT_ACT[status]
    assert act.who in EVERYBODY
    assert bool(act.what) == (act.who != NOTHING)


def test_no_state_is_known_that_no_deal_has():
    assert set(NEXT_ACT) == set(DealStatus)


def test_each_state_waits_for_one_party_only():
    found = [status for who in EVERYBODY for status in states_that_wait_for(who)]
    assert sorted(found) == sorted(DealStatus.values)


def test_the_region_acts_while_a_deal_is_carried_out_and_accounted_for():
    assert states_that_wait_for(REGION) == [
        DealStatus.IN_UITVOERING,
        DealStatus.EINDVERANTWOORDING,
    ]
