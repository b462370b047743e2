"""A decision after the Besluit has lapsed: what it still governs, and what somebody must judge."""

from datetime import date, timedelta

import pytest

from regiodeals.legal.decisions import DecisionKind
from regiodeals.legal.grant_rules import Instrument, Outcome
from tests.legal.decision_rules.a_decision import GRANTED_ON, findings, stand

LAPSE = date(2026, 12, 31)
EVE = LAPSE - timedelta(days=1)
VERLENGING = DecisionKind.VERLENGING


def found(instrument: Instrument, day: date):
    return findings(VERLENGING, instrument=instrument, decided_on=day, standing=stand(day=day))


@pytest.mark.parametrize("instrument", [Instrument.SPUK, Instrument.BU])
def test_before_the_lapse_nobody_asks(instrument):
    assert "geldigheid" not in found(instrument, EVE)


def test_a_specifieke_uitkering_of_before_stays_under_it():
    row = found(Instrument.SPUK, LAPSE)["geldigheid"]
    assert row.outcome is Outcome.VOLDOET
    assert "blijft gelden voor wat daarvoor is verleend" in row.finding


def test_about_a_bijzondere_uitkering_it_is_silent_and_a_lawyer_judges():
    row = found(Instrument.BU, LAPSE)["geldigheid"]
    assert row.outcome is Outcome.TER_BEOORDELING
    assert row.repair == "Laat een jurist beoordelen welke regels voor dit besluit gelden."


def test_it_asks_from_the_day_of_the_lapse_on():
    assert "geldigheid" in found(Instrument.SPUK, LAPSE)
    assert GRANTED_ON < EVE
