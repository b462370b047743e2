"""Which way a decision goes, and which day is that of the bekendmaking."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiodeals.legal.electronic import WMEBV_SINCE, Route, route_for, sent_on, source_of

DAY = date(2024, 11, 18)
DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))


def test_without_consent_a_decision_goes_by_post():
    assert route_for(consented_on=None, day=DAY) is Route.POST


def test_consent_counts_from_its_day():
    assert route_for(consented_on=DAY, day=DAY) is Route.ELEKTRONISCH
    assert route_for(consented_on=DAY + timedelta(days=1), day=DAY) is Route.POST


def test_the_article_is_the_one_of_that_day():
    before = source_of(Route.ELEKTRONISCH, WMEBV_SINCE - timedelta(days=1))
    since = source_of(Route.ELEKTRONISCH, WMEBV_SINCE)
    assert "2:14 lid 1" in before
    assert "2:14" not in since
    assert "afdeling 2.3" in since
    assert source_of(Route.POST, DAY) == source_of(Route.POST, WMEBV_SINCE)


@given(available=DAYS, posted=st.none() | DAYS)
def test_electronically_the_day_in_the_portal_counts_whatever_the_post_does(available, posted):
    day = sent_on(Route.ELEKTRONISCH, available_on=available, posted_on=posted)
    assert day == available


@given(available=DAYS, posted=DAYS)
def test_by_post_no_term_begins_before_the_post(available, posted):
    day = sent_on(Route.POST, available_on=available, posted_on=posted)
    assert day is not None
    assert day >= posted


@pytest.mark.parametrize("available", [DAY, WMEBV_SINCE])
def test_as_long_as_nothing_was_posted_there_is_no_bekendmaking(available):
    assert sent_on(Route.POST, available_on=available, posted_on=None) is None
