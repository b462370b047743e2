"""The fourth tranche: Besluit, chapter 1 (articles 2-8)."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiodeals.legal.grant_rules import (
    Finding,
    Instrument,
    OrganisationKind,
    Outcome,
    UnknownInstrument,
    check_grant,
    rules_for_tranche,
)
from tests.legal.grant_rules.facts_of_a_deal import SPUK_FACTS, find, money, plain

VOLDOET, VOLDOET_NIET, TER_BEOORDELING, ONBEKEND = Outcome
RULES = rules_for_tranche(4)
FACTS = replace(SPUK_FACTS, tranche=4, concluded_on=date(2023, 11, 15), granted_on=date(2024, 2, 7))


def found(key: str, **changes: object) -> Finding:
    return find(key, FACTS, **changes)


def test_a_deal_that_complies_meets_every_condition():
    assert {finding.outcome for finding in check_grant(FACTS)} == {VOLDOET}


def test_the_conditions_are_those_of_chapter_two_under_their_own_articles():
    findings = check_grant(FACTS)
    assert [f.key for f in findings] == [f.key for f in check_grant(SPUK_FACTS)]
    assert [f.article for f in findings] == [
        "artikel 5 lid 1",
        "artikel 6 lid 1",
        "artikel 18",
        "artikel 1",
        "artikel 2",
        "artikel 3 lid 1",
        "artikel 3 lid 1",
        "artikel 5 lid 2",
        "artikel 3 lid 2",
        "artikel 5 lid 3",
        "artikel 2",
        "artikel 6 lid 2",
        "artikel 4",
    ]


@pytest.mark.parametrize(
    ("day", "outcome"),
    [
        (date(2023, 4, 30), VOLDOET_NIET),
        (date(2023, 5, 1), VOLDOET),
        (date(2023, 11, 15), VOLDOET),
        (date(2023, 11, 16), VOLDOET_NIET),
    ],
)
def test_the_deal_is_concluded_in_its_window(day, outcome):
    assert found("gesloten-in-periode", concluded_on=day).outcome is outcome


@pytest.mark.parametrize(
    ("day", "outcome"), [(date(2024, 2, 7), VOLDOET), (date(2024, 2, 8), TER_BEOORDELING)]
)
def test_the_last_day_of_the_last_deal_is_the_seventh_of_february(day, outcome):
    assert found("tijdig-verleend", granted_on=day).outcome is outcome


@pytest.mark.parametrize(
    ("day", "outcome"),
    [
        (date(2023, 4, 30), VOLDOET_NIET),
        (date(2023, 5, 1), VOLDOET),
        (date(2026, 12, 30), VOLDOET),
        (date(2026, 12, 31), VOLDOET_NIET),
    ],
)
def test_chapter_one_works_back_and_lapses_with_the_rest(day, outcome):
    assert found("besluit-van-kracht", granted_on=day).outcome is outcome


@given(st.integers(min_value=1, max_value=6_000_000_000))
def test_every_deviation_from_equal_is_for_a_person_to_judge(cents):
    finding = found("regionale-financiering", contributions=(money(cents),))
    assert finding.outcome is (VOLDOET if cents == 2_500_000_000 else TER_BEOORDELING)
    assert "in beginsel gelijk" in finding.statement


def test_whether_the_region_is_vulnerable_is_never_asked():
    short = (money(50_000_000),)
    finding = found("regionale-financiering", contributions=short, is_vulnerable_region=None)
    assert finding.outcome is TER_BEOORDELING
    assert "kwetsbare" not in f"{finding.finding} {finding.repair}"
    assert "€ 24.500.000 minder dan de uitkering" in plain(finding.finding)


@pytest.mark.parametrize(
    ("others", "outcome"), [(25_920_000_000, VOLDOET), (25_920_000_001, VOLDOET_NIET)]
)
def test_its_ceiling_is_284_2_million(others, outcome):
    finding = found("plafond", other_grants_in_tranche_cents=others)
    assert finding.outcome is outcome
    assert "€ 284.200.000" in plain(finding.statement)


@pytest.mark.parametrize("cents", [499_999_999, 4_000_000_001])
def test_a_cent_outside_the_limits_is_refused(cents):
    assert found("hoogte", amount_cents=cents).outcome is VOLDOET_NIET
    assert not RULES.is_amount_allowed(cents)


def test_an_island_cannot_receive_for_there_is_no_bijzondere_uitkering():
    finding = found("kassier", kassier_kind=OrganisationKind.OPENBAAR_LICHAAM_BES)
    assert finding.outcome is VOLDOET_NIET
    assert finding.finding.endswith("Tranche 4 kent geen bijzondere uitkering.")
    assert finding.repair == "Wijs een provincie, gemeente of samenwerkingsorgaan Wgr aan."
    with pytest.raises(UnknownInstrument):
        RULES.basis_for(Instrument.BU)


def test_a_waterschap_cannot_be_kassier():
    finding = found("kassier", kassier_kind=OrganisationKind.WATERSCHAP)
    assert finding.outcome is VOLDOET_NIET
    assert "geen waterschap" in finding.statement


def test_compensable_vat_is_not_covered_and_goes_to_the_fund():
    statement = found("btw").statement
    assert "wordt geen uitkering verstrekt" in statement
    assert "BTW-compensatiefonds" in statement


def test_there_is_no_limit_to_preparation_administration_and_supervision():
    assert RULES.execution_cost_percent is None
    assert RULES.articles.execution_costs is None
