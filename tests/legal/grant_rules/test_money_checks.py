"""The amount, the region's part, the ceiling, the advance and the VAT."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiodeals.common.money import allocate
from regiodeals.legal.grant_rules import Outcome, check_grant
from tests.legal.grant_rules.facts_of_a_deal import BU_FACTS, SPUK_FACTS, find, money, plain

VOLDOET, VOLDOET_NIET, TER_BEOORDELING, ONBEKEND = Outcome
AMOUNTS = st.integers(min_value=0, max_value=6_000_000_000)


# ---- the amount (article 10 lid 1) -----------------------------------------------------------


@pytest.mark.parametrize(
    ("cents", "outcome"),
    [
        (499_999_999, VOLDOET_NIET),
        (500_000_000, VOLDOET),
        (4_000_000_000, VOLDOET),
        (4_000_000_001, VOLDOET_NIET),
    ],
)
def test_both_limits_are_allowed_and_a_cent_more_or_less_is_not(cents, outcome):
    assert find("hoogte", amount_cents=cents).outcome is outcome


def test_an_amount_outside_the_limits_is_compared_in_figures():
    low, high = (find("hoogte", amount_cents=cents) for cents in (499_999_999, 4_500_000_000))
    assert plain(low.finding) == "€ 4.999.999,99 is minder dan € 5.000.000."
    assert plain(low.repair) == "Verhoog het bedrag tot ten minste € 5.000.000."
    assert plain(high.finding) == "€ 45.000.000 is meer dan € 40.000.000."
    assert plain(high.repair) == "Verlaag het bedrag tot ten hoogste € 40.000.000."


# ---- the region's part (article 10 lid 2) ----------------------------------------------------


def test_public_and_private_money_together_equal_the_grant():
    finding = find("regionale-financiering")
    assert finding.outcome is VOLDOET
    assert plain(finding.finding) == (
        "De regio legt € 25.000.000 in: € 21.000.000 publiek en € 4.000.000 privaat. Daar zit geen "
        "geld van het Rijk bij. Dat is evenveel als de uitkering."
    )


def test_money_of_the_rijk_never_counts():
    contributions = (money(2_000_000_000), money(500_000_000, from_rijk=True))
    finding = find("regionale-financiering", contributions=contributions)
    assert finding.outcome is VOLDOET_NIET
    assert "Van het Rijk komt € 5.000.000; dat telt niet mee." in plain(finding.finding)
    assert "€ 5.000.000 minder dan de uitkering" in plain(finding.finding)


def test_a_region_that_puts_in_less_is_told_how_much_is_missing():
    finding = find("regionale-financiering", contributions=(money(2_400_000_000),))
    assert finding.outcome is VOLDOET_NIET
    assert plain(finding.repair) == (
        "Vul de inleg aan met € 1.000.000, of verlaag de uitkering tot € 24.000.000."
    )


@pytest.mark.parametrize(
    ("extra", "outcome"), [(-1, VOLDOET_NIET), (0, VOLDOET), (1, TER_BEOORDELING)]
)
def test_equal_means_equal_to_the_cent(extra, outcome):
    finding = find("regionale-financiering", contributions=(money(2_500_000_000 + extra),))
    assert finding.outcome is outcome


def test_a_region_that_puts_in_more_is_for_a_person_to_judge():
    finding = find("regionale-financiering", contributions=(money(4_700_000_000),))
    assert finding.outcome is TER_BEOORDELING
    assert "€ 22.000.000 meer dan de uitkering" in plain(finding.finding)


def test_a_vulnerable_region_may_put_in_less_with_a_reason_that_a_person_judges():
    finding = find(
        "regionale-financiering",
        BU_FACTS,
        contributions=(money(50_000_000),),
        deviation_reason="Het eiland heeft weinig eigen middelen.",
    )
    assert finding.outcome is TER_BEOORDELING
    assert finding.finding.endswith(
        "Reden om af te wijken: Het eiland heeft weinig eigen middelen."
    )


@pytest.mark.parametrize("reason", ["", "   "])
def test_without_a_reason_it_is_asked_for(reason):
    finding = find(
        "regionale-financiering",
        BU_FACTS,
        contributions=(money(50_000_000),),
        deviation_reason=reason,
    )
    assert finding.outcome is ONBEKEND
    assert "Leg de reden vast" in finding.repair


def test_whether_the_region_is_vulnerable_is_asked_only_when_it_matters():
    short = (money(50_000_000),)
    asked = find("regionale-financiering", contributions=short, is_vulnerable_region=None)
    assert asked.outcome is ONBEKEND
    assert "kwetsbare regio" in asked.repair
    assert find("regionale-financiering", is_vulnerable_region=None).outcome is VOLDOET


@pytest.mark.parametrize("key", ["regionale-financiering", "inzet-regiopartners"])
@pytest.mark.parametrize("contributions", [None, (money(2_500_000_000, from_rijk=None),)])
def test_money_of_unknown_origin_is_not_counted_and_not_left_out(key, contributions):
    assert find(key, contributions=contributions).outcome is ONBEKEND


@given(st.lists(AMOUNTS, max_size=6), st.lists(AMOUNTS, max_size=6), AMOUNTS)
def test_only_the_sum_of_the_region_decides(public, private, of_the_rijk):
    contributions = (
        *(money(cents) for cents in public),
        *(money(cents, is_public=False) for cents in private),
        money(of_the_rijk, from_rijk=True),
    )
    difference = sum(public) + sum(private) - 2_500_000_000
    outcome = find("regionale-financiering", contributions=contributions).outcome
    expected = TER_BEOORDELING if difference > 0 else VOLDOET if difference == 0 else VOLDOET_NIET
    assert outcome is expected


# ---- the region takes part (article 12 lid 2) ------------------------------------------------


@pytest.mark.parametrize("contributions", [(), (money(2_500_000_000, from_rijk=True),)])
def test_at_least_one_partner_puts_something_in(contributions):
    finding = find("inzet-regiopartners", contributions=contributions)
    assert finding.outcome is VOLDOET_NIET
    assert finding.finding == "Geen regiopartner legt iets in."


def test_even_a_vulnerable_region_puts_something_in():
    finding = find(
        "inzet-regiopartners", BU_FACTS, contributions=(), deviation_reason="Geen middelen."
    )
    assert finding.outcome is VOLDOET_NIET


# ---- the ceiling (article 10 lid 3) ----------------------------------------------------------


@pytest.mark.parametrize(
    ("others", "outcome"),
    [
        (0, VOLDOET),
        (35_960_000_000, VOLDOET),
        (35_960_000_001, VOLDOET_NIET),
        (None, ONBEKEND),
    ],
)
def test_the_last_cent_under_the_ceiling_may_be_granted(others, outcome):
    finding = find("plafond", other_grants_in_tranche_cents=others, bcf_cents=0)
    assert finding.outcome is outcome


def test_a_sum_over_the_ceiling_says_by_how_much():
    finding = find("plafond", other_grants_in_tranche_cents=36_000_000_000, bcf_cents=0)
    assert plain(finding.finding) == (
        "Met deze uitkering komt tranche 5 op € 385.000.000; dat is € 400.000 meer dan "
        "€ 384.600.000."
    )
    assert plain(finding.repair) == "Verlaag het bedrag met ten minste € 400.000."


def test_the_sixth_tranche_has_a_lower_ceiling():
    finding = find("plafond", tranche=6, other_grants_in_tranche_cents=25_000_000_000)
    assert finding.outcome is VOLDOET_NIET
    assert "€ 257.100.000" in plain(finding.statement)


@given(AMOUNTS, st.integers(min_value=0, max_value=40_000_000_000))
def test_the_ceiling_holds_for_the_sum(amount, others):
    facts = {"amount_cents": amount, "other_grants_in_tranche_cents": others, "bcf_cents": 0}
    finding = find("plafond", **facts)
    assert finding.is_met == (amount + others <= 38_460_000_000)


# ---- the advance (article 13 lid 2) ----------------------------------------------------------


def test_instalments_and_vat_add_up_to_the_grant():
    assert plain(find("voorschot").finding) == (
        "Termijnen (2): € 23.750.000; btw-deel: € 1.250.000; samen € 25.000.000, het hele bedrag."
    )


def test_the_islands_are_paid_in_dollars():
    assert plain(find("voorschot", BU_FACTS).finding) == (
        "Termijnen (2): US$ 5.275.000, het hele bedrag."
    )


def test_euro_instalments_do_not_make_up_a_grant_in_dollars():
    finding = find("voorschot", BU_FACTS, instalment_cents=(250_000_000, 250_000_000))
    assert finding.outcome is VOLDOET_NIET
    assert "Het hele bedrag is US$ 5.275.000." in plain(finding.finding)


@pytest.mark.parametrize(
    ("instalments", "outcome"),
    [
        ((2_375_000_000,), TER_BEOORDELING),
        ((1_000_000_000, 1_000_000_000, 375_000_000), TER_BEOORDELING),
        ((1_200_000_000, 1_174_999_999), VOLDOET_NIET),
        ((1_200_000_000, 1_175_000_001), VOLDOET_NIET),
        ((2_375_000_000, 0), VOLDOET_NIET),
        ((2_400_000_000, -25_000_000), VOLDOET_NIET),
        ((), VOLDOET_NIET),
        (None, ONBEKEND),
    ],
)
def test_two_instalments_of_more_than_nothing_make_the_whole(instalments, outcome):
    assert find("voorschot", instalment_cents=instalments).outcome is outcome


@pytest.mark.parametrize(
    ("facts", "missing"),
    [(SPUK_FACTS, "amount_cents"), (SPUK_FACTS, "bcf_cents"), (BU_FACTS, "entitlement_cents")],
)
def test_an_advance_cannot_be_judged_with_an_amount_missing(facts, missing):
    assert find("voorschot", facts, **{missing: None}).outcome is ONBEKEND


@given(
    st.integers(min_value=500_000_000, max_value=4_000_000_000),
    st.integers(min_value=0, max_value=100_000_000),
    st.tuples(st.integers(1, 100), st.integers(1, 100)),
)
def test_an_allocated_advance_is_always_whole(amount, vat, weights):
    facts = replace(
        SPUK_FACTS,
        amount_cents=amount,
        bcf_cents=vat,
        instalment_cents=tuple(allocate(amount - vat, weights)),
    )
    by_key = {finding.key: finding for finding in check_grant(facts)}
    assert by_key["voorschot"].outcome is VOLDOET
    assert by_key["btw"].outcome is VOLDOET


# ---- VAT (article 11) ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "vat", "outcome"),
    [
        (SPUK_FACTS, 0, VOLDOET),
        (SPUK_FACTS, 2_500_000_000, VOLDOET),
        (SPUK_FACTS, 2_500_000_001, VOLDOET_NIET),
        (SPUK_FACTS, -1, VOLDOET_NIET),
        (SPUK_FACTS, None, ONBEKEND),
        (BU_FACTS, 0, VOLDOET),
        (BU_FACTS, 1, VOLDOET_NIET),
        (BU_FACTS, None, ONBEKEND),
    ],
)
def test_vat_goes_to_the_fund_for_a_spuk_and_never_for_the_islands(facts, vat, outcome):
    assert find("btw", facts, bcf_cents=vat).outcome is outcome


def test_a_bijzondere_uitkering_with_vat_is_told_to_make_it_nothing():
    finding = find("btw", BU_FACTS, bcf_cents=100)
    assert plain(finding.finding) == (
        "Naar het BTW-compensatiefonds zou € 1 gaan; ten hoogste kan € 0."
    )
    assert finding.repair == "Maak het btw-deel nul."


def test_what_comes_in_kind_counts_and_is_named():
    in_kind = replace(money(400_000_000, is_public=False), is_in_kind=True)
    facts = replace(SPUK_FACTS, contributions=(money(2_100_000_000), in_kind))
    found = {row.key: row for row in check_grant(facts)}["regionale-financiering"]
    assert found.outcome is Outcome.VOLDOET
    assert "Daarvan is € 4.000.000 in natura. Daar zit geen geld van het Rijk bij." in (
        found.finding.replace("\u00a0", " ")
    )
