"""What counts for the ceiling of a tranche: not the compensable VAT (article 10 lid 3)."""

import pytest

from regiodeals.legal.grant_rules import Outcome
from tests.legal.grant_rules.facts_of_a_deal import find, plain


def test_compensable_vat_does_not_count_for_the_ceiling():
    finding = find("plafond", other_vat_in_tranche_cents=200_000_000)
    # 115 + 25 million, less 2 million of the others and 1.25 million of this one.
    assert plain(finding.finding) == (
        "Met deze uitkering komt tranche 5 op € 136.750.000, zonder € 3.250.000 compensabele btw;"
        " het plafond is € 384.600.000."
    )


@pytest.mark.parametrize(("over", "outcome"), [(0, Outcome.VOLDOET), (1, Outcome.VOLDOET_NIET)])
def test_the_ceiling_is_met_to_the_cent_after_the_vat_is_taken_off(over, outcome):
    others = 38_460_000_000 - 2_500_000_000 + 125_000_000 + over
    assert find("plafond", other_grants_in_tranche_cents=others).outcome is outcome


def test_as_long_as_the_vat_is_unknown_the_whole_amount_counts():
    others = 38_460_000_000 - 2_500_000_000 + 1
    finding = find("plafond", other_grants_in_tranche_cents=others, bcf_cents=None)
    assert finding.outcome is Outcome.VOLDOET_NIET


def test_in_the_fourth_tranche_the_uitkering_covers_no_vat_to_take_off():
    finding = find("plafond", tranche=4, other_vat_in_tranche_cents=200_000_000)
    assert "compensabele btw" not in finding.finding
    assert "€ 140.000.000" in plain(finding.finding)
