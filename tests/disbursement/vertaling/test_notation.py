"""The facts as English text: each in its place, days and amounts converted, Dutch words kept."""

from typing import Any

import pytest

from disbursement.beschikking.models import BeschikkingKind
from disbursement.vertaling.rendering.notation import english_article, english_facts
from disbursement.vertaling.rendering.texts import CONDITIONS, KINDS, TITLES, translation_texts
from regiodeals.legal.grant_rules import rules_for_tranche
from tests.disbursement.beschikking.later_samples import LATER_KINDS, later_sample
from tests.disbursement.beschikking.letter_samples import sample

SPACE = "\u00a0"


def places(tree: Any, path: str = "") -> set[str]:
    """Where something stands."""
    if isinstance(tree, dict):
        return set().union(*(places(part, f"{path}.{key}") for key, part in tree.items()))
    if isinstance(tree, list):
        return set().union(*(places(part, f"{path}.{index}") for index, part in enumerate(tree)))
    return {path}


@pytest.fixture
def facts():
    return sample("saba")


def test_days_and_amounts_are_in_english(facts):
    shown = english_facts(facts)
    assert shown["deal"]["einde"] == f"31{SPACE}December{SPACE}2028°"
    assert shown["bedrag"] == f"€{SPACE}5,000,000"
    assert shown["dollar"]["amount"] == f"US${SPACE}5,275,000"
    assert shown["totalen"]["rijk"] == "5,275,000"
    assert shown["verantwoording"]["eerste_jaar"] == "2024"


def test_what_is_unknown_is_an_empty_text_and_a_yes_stays_a_yes(facts):
    shown = english_facts(facts)
    assert shown["betaling"]["bcf"] == ""
    assert shown["ondertekening"]["namens_deze"] is True


def test_a_kenmerk_that_looks_like_a_day_is_none(facts):
    facts["uw_kenmerk"] = "2024-12-05"
    facts["voorbeeld"] = []
    assert english_facts(facts)["uw_kenmerk"] == "2024-12-05"


def test_no_fact_is_lost_and_none_is_added(facts):
    for given in (facts, *(later_sample(kind, "BU") for kind in LATER_KINDS)):
        own = {place for place in places(given) if not place.endswith((".cent", ".valuta"))}
        missing = {place for place in own if place not in places(english_facts(given))}
        assert missing == set()


@pytest.mark.parametrize(
    ("dutch", "english"),
    [
        ("artikel 17 lid 4 en 5", "Article 17(4) and (5)"),
        ("12 lid 1", "12(1)"),
        ("1 en 9 lid 2", "1 and 9(2)"),
        ("13 lid 1 en 14 lid 2, 3 en 4", "13(1) and 14(2), (3) and (4)"),
        ("artikelen 28 tot en met 31", "Articles 28 to 31"),
    ],
)
def test_an_article_is_cited_the_english_way(dutch, english):
    assert english_article(dutch) == english


def test_every_kind_and_every_condition_of_the_letter_has_its_english_name():
    assert set(KINDS) == set(TITLES) == set(BeschikkingKind.values)
    assert {row["voorwaarde"] for row in sample("saba")["motivering"]} == set(CONDITIONS)
    assert rules_for_tranche(5) is not None


def test_the_days_of_the_annex_stand_in_order(facts):
    days = translation_texts(facts, watermark=None)["days"]
    assert [row["day"].replace(SPACE, " ") for row in days][:3] == [
        "16 January 2025",
        "16 January 2025",
        "15 June 2025",
    ]
    assert days[-1]["what"] == "Annual accounts for 2028, the final account"
