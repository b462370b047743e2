"""A wijziging, an intrekking and an afwijzing: no article, so a person judges the ground."""

from dataclasses import replace
from datetime import timedelta

import pytest

from regiodeals.legal.decisions import DecisionKind
from regiodeals.legal.grant_rules import Instrument, Outcome
from tests.legal.decision_rules.a_decision import (
    GRANTED,
    TODAY,
    decided,
    findings,
    plain,
    stand,
)
from tests.legal.grant_rules.facts_of_a_deal import SPUK_FACTS, money

WIJZIGING, AFWIJZING = DecisionKind.WIJZIGING, DecisionKind.AFWIJZING
VOLDOET, VOLDOET_NIET, TER_BEOORDELING, ONBEKEND = Outcome
GRANT = replace(SPUK_FACTS, contributions=(money(800_000_000),))
GROUND = "artikel 9 van het convenant"


@pytest.mark.parametrize("kind", [WIJZIGING, DecisionKind.INTREKKING])
def test_a_ground_is_named_and_judged(kind):
    assert findings(kind)["grond"].outcome is VOLDOET_NIET
    found = findings(kind, legal_ground=GROUND)["grond"]
    assert (found.outcome, found.article) == (TER_BEOORDELING, "geen artikel")
    assert found.finding == (
        f"Het Besluit heeft geen artikel over een {kind}. Genoemd is: {GROUND}."
    )


def test_a_refusal_may_do_without_a_provision_and_is_judged():
    assert findings(AFWIJZING)["grond"].outcome is TER_BEOORDELING
    assert findings(AFWIJZING, legal_ground=GROUND)["grond"].outcome is TER_BEOORDELING


@pytest.mark.parametrize(
    ("received", "outcome"),
    [(None, ONBEKEND), (TODAY, VOLDOET), (TODAY + timedelta(days=1), VOLDOET_NIET)],
)
def test_what_is_refused_was_asked(received, outcome):
    assert findings(AFWIJZING, request_received_on=received)["verzoek"].outcome is outcome


@pytest.mark.parametrize("kind", [WIJZIGING, AFWIJZING])
def test_a_change_and_a_refusal_say_what_they_are_about(kind):
    assert findings(kind)["onderwerp"].outcome is VOLDOET
    assert findings(kind, subject=" ")["onderwerp"].outcome is VOLDOET_NIET


@pytest.mark.parametrize("kind", [WIJZIGING, DecisionKind.INTREKKING, AFWIJZING])
@pytest.mark.parametrize(
    ("instrument", "article"),
    [(Instrument.SPUK, "Awb 3:46"), (Instrument.BU, "motiveringsbeginsel")],
)
def test_each_has_reasons_and_an_island_is_not_held_to_the_awb(kind, instrument, article):
    found = findings(kind, instrument=instrument, reasons="")["motivering"]
    assert (found.outcome, found.article) == (VOLDOET_NIET, article)


@pytest.mark.parametrize(
    ("cents", "outcome"),
    [
        (499_999_999, VOLDOET_NIET),
        (500_000_000, VOLDOET),
        (4_000_000_000, VOLDOET),
        (4_000_000_001, VOLDOET_NIET),
    ],
)
def test_a_new_amount_keeps_to_the_limits(cents, outcome):
    assert findings(WIJZIGING, amount_cents=cents, grant=GRANT)["hoogte"].outcome is outcome


def test_a_new_amount_keeps_to_what_the_region_puts_in():
    matched = findings(WIJZIGING, amount_cents=800_000_000, grant=GRANT)
    assert matched["regionale-financiering"].outcome is VOLDOET
    higher = findings(WIJZIGING, amount_cents=800_000_001, grant=GRANT)
    assert higher["regionale-financiering"].outcome is VOLDOET_NIET


def test_a_new_amount_keeps_under_the_ceiling_to_the_cent():
    # The compensable VAT does not count for the ceiling.
    others = 38_460_000_000 - 800_000_000 + 125_000_000
    room = replace(GRANT, other_grants_in_tranche_cents=others, bcf_cents=125_000_000)
    assert findings(WIJZIGING, amount_cents=800_000_000, grant=room)["plafond"].outcome is VOLDOET
    over = findings(WIJZIGING, amount_cents=800_000_001, grant=room)["plafond"]
    assert over.outcome is VOLDOET_NIET
    assert "€ 0,01 meer dan" in plain(over.finding)


def test_a_change_without_amount_is_not_tested_on_money():
    assert set(findings(WIJZIGING, legal_ground=GROUND, grant=GRANT)) == {
        "geldigheid",
        "grond",
        "onderwerp",
        "motivering",
    }


def test_a_new_amount_differs_and_leaves_what_came_back_alone():
    back = stand(decided(DecisionKind.TERUGVORDERING, amount_cents=600_000_000))
    same = findings(WIJZIGING, amount_cents=GRANTED)["bedrag"]
    under = findings(WIJZIGING, standing=back, amount_cents=599_999_999)["bedrag"]
    assert (same.outcome, under.outcome) == (VOLDOET_NIET, VOLDOET_NIET)
    assert plain(under.repair) == "Vul ten minste € 6.000.000 in."


def test_how_the_difference_is_paid_is_for_a_person_to_say():
    found = findings(WIJZIGING, amount_cents=800_000_000)["bedrag"]
    assert (found.outcome, found.article) == (TER_BEOORDELING, "artikel 13 lid 2")


def test_the_dollars_of_an_island_are_not_compared_with_limits_in_euros():
    found = findings(WIJZIGING, instrument=Instrument.BU, amount_cents=1, grant=GRANT)
    assert found["hoogte"].outcome is TER_BEOORDELING
    assert not {"plafond", "regionale-financiering"} & set(found)
