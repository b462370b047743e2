"""In each state of a deal one party acts next, or nobody at its end."""

import pytest

from regiodeals.deal.models import DealStatus
from regiodeals.deal.models.acting import (
    MINISTRY,
    NOTHING,
    REGION,
    SIGNERS,
    WHO_ACTS,
    states_that_wait_for,
)
from regiodeals.deal.rendering.next_act import WAITS_FOR

EVERYBODY = (MINISTRY, SIGNERS, REGION, NOTHING)


@pytest.mark.parametrize("status", DealStatus)
def test_each_state_says_who_acts_and_what_is_waited_for(status):
    who = WHO_ACTS[status]
    assert who in EVERYBODY
    assert bool(WAITS_FOR.get(status)) == (who != NOTHING)


def test_no_state_is_known_that_no_deal_has():
    assert set(WHO_ACTS) == set(DealStatus)
    assert set(WAITS_FOR) <= set(DealStatus)


def test_each_state_waits_for_one_party_only():
    found = [status for who in EVERYBODY for status in states_that_wait_for(who)]
    assert sorted(found) == sorted(DealStatus.values)


def test_the_region_acts_while_a_deal_is_carried_out_and_accounted_for():
    assert states_that_wait_for(REGION) == [
        DealStatus.IN_UITVOERING,
        DealStatus.EINDVERANTWOORDING,
    ]
