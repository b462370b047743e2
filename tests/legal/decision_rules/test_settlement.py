"""A vaststelling follows the grant; a lower one rests on a ground, with its drafting errors."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

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

WHOLE, LOWER = DecisionKind.VASTSTELLING, DecisionKind.LAGERE_VASTSTELLING
VOLDOET, VOLDOET_NIET, TER_BEOORDELING, ONBEKEND = Outcome
AMOUNTS = st.integers(min_value=-1, max_value=2 * GRANTED)


@given(cents=AMOUNTS)
def test_a_vaststelling_is_the_granted_amount_to_the_cent(cents):
    outcome = findings(WHOLE, amount_cents=cents)["bedrag"].outcome
    assert outcome is (VOLDOET if cents == GRANTED else VOLDOET_NIET)


@given(cents=AMOUNTS)
def test_a_lower_vaststelling_is_lower_and_never_negative(cents):
    outcome = findings(LOWER, amount_cents=cents)["bedrag"].outcome
    assert outcome is (VOLDOET if 0 <= cents < GRANTED else VOLDOET_NIET)


def test_above_the_grant_is_refused_in_figures():
    found = findings(WHOLE, amount_cents=GRANTED + 1)["bedrag"]
    assert plain(found.finding) == "Vastgesteld: € 10.000.000,01; verleend: € 10.000.000."
    assert found.repair == "Stel niet meer vast dan is verleend."


def test_each_amount_is_told_which_kind_it_needs():
    assert findings(WHOLE, amount_cents=1)["bedrag"].repair.startswith("Maak een lagere")
    assert findings(LOWER, amount_cents=GRANTED)["bedrag"].repair.startswith("Maak een gewone")


def test_the_grant_is_what_the_last_wijziging_made_of_it():
    changed = stand(decided(DecisionKind.WIJZIGING, amount_cents=600_000_000))
    found = findings(WHOLE, standing=changed, amount_cents=600_000_000)
    assert found["bedrag"].outcome is VOLDOET


@pytest.mark.parametrize(
    ("tranche", "received", "outcome"),
    [
        (5, TODAY, VOLDOET),
        (5, TODAY + timedelta(days=1), VOLDOET_NIET),
        (5, None, ONBEKEND),
        (4, None, ONBEKEND),
        # Article 9 of the Regeling is not tied in words to a final account.
        (3, None, TER_BEOORDELING),
    ],
)
def test_the_final_account_comes_first(tranche, received, outcome):
    found = findings(WHOLE, tranche=tranche, account_received_on=received)["verantwoording"]
    assert found.outcome is outcome


def test_ground_a_is_clear():
    found = findings(LOWER)["grond"]
    assert (found.outcome, found.article) == (VOLDOET, "artikel 15 lid 3")


@pytest.mark.parametrize(
    ("tranche", "instrument", "article"),
    [
        (3, Instrument.SPUK, "artikel 9"),
        (4, Instrument.SPUK, "artikel 8 lid 3"),
        (5, Instrument.SPUK, "artikel 15 lid 3"),
        (6, Instrument.BU, "artikel 17 lid 5"),
    ],
)
def test_ground_b_is_kept_as_written_and_judged_by_a_lawyer(tranche, instrument, article):
    found = findings(
        LOWER, tranche=tranche, instrument=instrument, legal_ground=f"{article}, onder b"
    )["grond"]
    assert found.outcome is TER_BEOORDELING
    assert "voorwaarden van artikel 5 en de verplichtingen van artikel" in found.finding
    assert found.repair == "Laat een jurist dit beoordelen."


@pytest.mark.parametrize("ground", ["", "artikel 4:46 Awb", "artikel 8 lid 3, onder a"])
def test_no_other_ground_lowers_a_settlement(ground):
    found = findings(LOWER, legal_ground=ground)["grond"]
    assert found.outcome is VOLDOET_NIET
    assert "Artikel 15 lid 3, onder a:" in found.finding


def test_only_a_lower_settlement_needs_ground_and_reasons():
    assert set(findings(WHOLE, reasons="")) == {"geldigheid", "verantwoording", "bedrag"}
    assert findings(LOWER, reasons=" ")["motivering"].outcome is VOLDOET_NIET
