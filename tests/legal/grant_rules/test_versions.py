"""The figures of the Besluit (Stb. 2024, 219)."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiodeals.common.errors import InvalidInput
from regiodeals.legal.grant_rules import Instrument, UnknownRules, rules_for_tranche
from regiodeals.legal.terms import VERLENINGSTERMIJN


@pytest.mark.parametrize(
    ("tranche", "first", "last", "ceiling_cents"),
    [
        (5, date(2024, 7, 1), date(2024, 11, 15), 38_460_000_000),
        (6, date(2025, 7, 1), date(2025, 11, 15), 25_710_000_000),
    ],
)
def test_each_tranche_has_its_own_window_and_ceiling(tranche, first, last, ceiling_cents):
    rules = rules_for_tranche(tranche)
    assert (rules.concluding_window.first_day, rules.concluding_window.last_day) == (first, last)
    assert rules.ceiling_cents == ceiling_cents


@pytest.mark.parametrize("tranche", [5, 6])
def test_both_share_the_rest_of_chapter_two(tranche):
    rules = rules_for_tranche(tranche)
    assert rules.tranche == tranche
    assert (rules.min_cents, rules.max_cents) == (500_000_000, 4_000_000_000)
    assert rules.execution_cost_percent == 3
    assert (rules.advance_percent, rules.instalments) == (100, 2)
    assert rules.granting_term == VERLENINGSTERMIJN
    assert rules.regulation.publication == "Stb. 2024, 219"
    assert rules.regulation.bwb_id == "BWBR0050035"
    assert rules.version == f"besluit-regio-deals-tranche-{tranche}@2024-07-20"


@pytest.mark.parametrize("tranche", [0, 1, 2, 7])
def test_a_tranche_without_recorded_rules_is_refused_with_a_sentence(tranche):
    with pytest.raises(UnknownRules) as refusal:
        rules_for_tranche(tranche)
    assert str(refusal.value) == (
        f"De regels van tranche {tranche} zijn nog niet opgenomen; alleen die van tranche 3, 4, 5 "
        "en 6. Neem eerst de regeling van deze tranche op."
    )
    assert isinstance(refusal.value, InvalidInput)


def test_both_ends_of_the_window_belong_to_it():
    window = rules_for_tranche(5).concluding_window
    assert window.first_day in window
    assert window.last_day in window
    assert window.first_day - timedelta(days=1) not in window
    assert window.last_day + timedelta(days=1) not in window


def test_a_specifieke_uitkering_rests_on_the_fvw():
    basis = rules_for_tranche(5).basis_for(Instrument.SPUK)
    assert basis.granting == "artikel 9 lid 1"
    assert (basis.parent_abbreviation, basis.parent_article) == ("Fvw", "artikel 17 lid 3")
    assert (basis.obligations, basis.accountability) == ("artikel 14", "artikel 15")
    assert (basis.compensable_vat, basis.currency) == ("artikel 11 lid 2", "EUR")


def test_a_bijzondere_uitkering_rests_on_the_finbes():
    basis = rules_for_tranche(5).basis_for(Instrument.BU)
    assert basis.granting == "artikel 9 lid 2"
    assert (basis.parent_abbreviation, basis.parent_article) == ("FinBES", "artikel 92 lid 3")
    assert (basis.obligations, basis.accountability) == ("artikel 16", "artikel 17")
    assert (basis.compensable_vat, basis.currency) == ("artikel 11 lid 3", "USD")


@pytest.mark.parametrize(
    ("day", "holds"),
    [
        (date(2024, 7, 19), False),
        (date(2024, 7, 20), True),
        (date(2026, 12, 30), True),
        (date(2026, 12, 31), False),
    ],
)
def test_the_besluit_holds_from_its_first_day_until_it_lapses(day, holds):
    assert rules_for_tranche(5).regulation.holds_on(day) is holds


def test_after_the_lapse_it_still_governs_a_specifieke_uitkering_given_before():
    regulation = rules_for_tranche(5).regulation
    granted_on, day = date(2024, 12, 5), date(2029, 7, 15)
    assert regulation.still_governs(Instrument.SPUK, granted_on=granted_on, day=day) is True


def test_for_a_bijzondere_uitkering_that_is_unsettled():
    regulation = rules_for_tranche(5).regulation
    granted_on = date(2024, 12, 5)
    before, after = date(2026, 12, 30), date(2026, 12, 31)
    assert regulation.still_governs(Instrument.BU, granted_on=granted_on, day=before) is True
    assert regulation.still_governs(Instrument.BU, granted_on=granted_on, day=after) is None


@pytest.mark.parametrize(
    ("granted_on", "day"),
    [
        (date(2024, 12, 5), date(2024, 12, 4)),
        (date(2024, 7, 19), date(2025, 1, 1)),
        (date(2026, 12, 31), date(2027, 1, 1)),
    ],
)
def test_it_never_governs_what_was_given_outside_its_time_or_not_yet(granted_on, day):
    regulation = rules_for_tranche(5).regulation
    assert regulation.still_governs(Instrument.SPUK, granted_on=granted_on, day=day) is False


@pytest.mark.parametrize(
    ("granted_cents", "cap_cents"),
    [(2_500_000_000, 75_000_000), (527_500_000, 15_825_000), (99, 2), (0, 0)],
)
def test_three_percent_is_rounded_down_to_the_cent(granted_cents, cap_cents):
    assert rules_for_tranche(5).execution_cost_cap_cents(granted_cents) == cap_cents


@given(st.integers(min_value=0, max_value=10**12))
def test_the_cap_is_the_largest_amount_of_at_most_three_percent(granted_cents):
    cap = rules_for_tranche(5).execution_cost_cap_cents(granted_cents)
    assert cap is not None
    assert 100 * cap <= 3 * granted_cents < 100 * (cap + 1)
