"""Until when must be paid, when is reminded, and when a claim is gone."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiodeals.legal.claims import (
    ISLANDS,
    Interruption,
    InterruptionGround,
    NoRuleForIslands,
    TooLateToInterrupt,
    default_since,
    pay_by,
    prescription_last_day,
    recovery_after_settlement_last_day,
    reminder_pay_by,
)
from regiodeals.legal.grant_rules import Instrument

SPUK, BU = Instrument.SPUK, Instrument.BU
LAST = date(2025, 6, 2)
PAPER = InterruptionGround.AANMANING


def test_six_weeks_after_the_bekendmaking():
    assert pay_by(date(2025, 4, 17), decided=None, instrument=SPUK) == date(2025, 6, 2)


@pytest.mark.parametrize("instrument", Instrument)
def test_the_day_of_the_decision_goes_before(instrument):
    assert pay_by(date(2025, 4, 17), decided=date(2025, 9, 1), instrument=instrument) == date(
        2025, 9, 1
    )


def test_for_the_islands_nothing_is_counted_as_if_the_awb_held():
    with pytest.raises(NoRuleForIslands, match="jurist"):
        pay_by(date(2025, 4, 17), decided=None, instrument=BU)


def test_a_letter_that_was_posted_late_leaves_six_weeks_and_on_an_island_never_a_day_before():
    sent, named = date(2025, 4, 17), date(2025, 4, 1)
    assert pay_by(sent, decided=named, instrument=SPUK) == date(2025, 6, 2)
    assert pay_by(sent, decided=named, instrument=BU) == sent
    assert "artikel 3" in ISLANDS


def test_the_verzuim_begins_the_day_after():
    assert default_since(LAST) == date(2025, 6, 3)


def test_two_weeks_from_the_day_after_the_aanmaning_moved_past_free_days():
    assert reminder_pay_by(date(2025, 6, 10)) == date(2025, 6, 24)
    assert reminder_pay_by(date(2025, 4, 7)) == date(2025, 4, 22)


def test_a_claim_is_gone_five_years_after_the_term_to_pay():
    assert prescription_last_day(LAST) == date(2030, 6, 2)


def test_an_interruption_starts_the_five_years_anew():
    act = Interruption(date(2029, 3, 1), PAPER)
    assert prescription_last_day(LAST, (act,)) == date(2034, 3, 1)


def test_an_interruption_before_the_term_is_over_takes_nothing_away():
    act = Interruption(date(2025, 5, 1), InterruptionGround.ERKENNING)
    assert prescription_last_day(LAST, (act,)) == date(2030, 6, 2)


def test_what_is_gone_cannot_be_interrupted():
    with pytest.raises(TooLateToInterrupt, match="al verjaard"):
        prescription_last_day(LAST, (Interruption(date(2030, 6, 3), PAPER),))


def test_on_the_last_day_it_still_can():
    act = Interruption(date(2030, 6, 2), PAPER)
    assert prescription_last_day(LAST, (act,)) == date(2035, 6, 2)


@pytest.mark.parametrize("ground", InterruptionGround)
def test_each_ground_has_its_article(ground):
    assert "4:105" in ground.source or "4:106" in ground.source


def test_five_years_after_the_vaststelling():
    assert recovery_after_settlement_last_day(date(2025, 2, 28)) == date(2030, 2, 28)


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.lists(st.integers(0, 1800), max_size=5))
def test_interruptions_in_any_order_only_ever_add(last, gaps):
    day, acts = last, []
    for gap in gaps:
        day += timedelta(days=gap)
        acts.append(Interruption(day, PAPER))
    ends = [prescription_last_day(last, tuple(acts[:count])) for count in range(len(acts) + 1)]
    assert ends == sorted(ends)
    assert prescription_last_day(last, tuple(reversed(acts))) == ends[-1]
