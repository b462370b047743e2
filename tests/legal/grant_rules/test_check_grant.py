"""All checks together: order, articles, unknown facts."""

from collections.abc import Iterable
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiodeals.legal.grant_rules import GrantFacts, Outcome, UnknownRules, check_grant
from tests.legal.grant_rules.facts_of_a_deal import BU_FACTS, SPUK_FACTS

OPTIONAL = [f.name for f in fields(GrantFacts) if f.name not in {"tranche", "deviation_reason"}]


def without(facts: GrantFacts, missing: Iterable[str]) -> GrantFacts:
    unknown: dict[str, Any] = dict.fromkeys(missing)
    return replace(facts, **unknown)


@pytest.mark.parametrize("facts", [SPUK_FACTS, BU_FACTS], ids=["spuk", "bu"])
def test_a_deal_that_complies_meets_every_condition(facts):
    assert {finding.outcome for finding in check_grant(facts)} == {Outcome.VOLDOET}


def test_the_findings_come_in_the_order_of_the_reasons():
    assert [finding.title for finding in check_grant(SPUK_FACTS)] == [
        "Tijdig gesloten",
        "Tijdig verleend",
        "Besluit van kracht",
        "Kassier",
        "Soort uitkering",
        "Hoogte",
        "Regionaal geld",
        "Inzet van de regio",
        "Plafond",
        "Eén uitkering",
        "Programmalijnen",
        "Voorschot",
        "Btw",
    ]


@pytest.mark.parametrize(
    ("facts", "basis", "vat"),
    [
        (SPUK_FACTS, "artikel 9 lid 1", "artikel 11 lid 2"),
        (BU_FACTS, "artikel 9 lid 2", "artikel 11 lid 3"),
    ],
    ids=["spuk", "bu"],
)
def test_each_finding_names_its_article(facts, basis, vat):
    assert [finding.article for finding in check_grant(facts)] == [
        "artikel 12 lid 1",
        "artikel 13 lid 1",
        "artikel 18",
        "artikel 1",
        basis,
        "artikel 10 lid 1",
        "artikel 10 lid 2",
        "artikel 12 lid 2",
        "artikel 10 lid 3",
        "artikel 12 lid 4",
        basis,
        "artikel 13 lid 2",
        vat,
    ]


def test_of_a_deal_of_which_nothing_is_known_nothing_is_guessed():
    findings = check_grant(GrantFacts(tranche=5))
    assert {finding.outcome for finding in findings} == {Outcome.ONBEKEND}
    assert all(finding.repair for finding in findings)
    assert all(finding.forbids_granting for finding in findings)


@given(st.sets(st.sampled_from(OPTIONAL)))
def test_leaving_out_a_fact_never_makes_a_condition_fail(missing):
    findings = check_grant(without(SPUK_FACTS, missing))
    assert {f.outcome for f in findings} <= {Outcome.VOLDOET, Outcome.ONBEKEND}


@given(st.sets(st.sampled_from(OPTIONAL)), st.sampled_from([SPUK_FACTS, BU_FACTS]))
def test_every_finding_is_a_sentence_and_what_is_not_met_says_what_repairs_it(missing, facts):
    for finding in check_grant(without(facts, missing)):
        for sentence in (finding.statement, finding.finding):
            assert sentence[0].isupper() or sentence[0] == "€"
            assert sentence.endswith(".")
        assert finding.is_met == (finding.repair == "")


def test_each_condition_has_its_own_key():
    keys = [finding.key for finding in check_grant(SPUK_FACTS)]
    assert len(set(keys)) == len(keys)


def test_a_tranche_without_recorded_rules_is_refused():
    with pytest.raises(UnknownRules):
        check_grant(GrantFacts(tranche=2))
