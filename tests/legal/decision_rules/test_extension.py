"""A verlenging: on a written request in time, to a later day, where the rule knows it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiodeals.legal.decisions import DecisionKind
from regiodeals.legal.grant_rules import Instrument, Outcome
from tests.legal.decision_rules.a_decision import TODAY, UNTIL, decided, findings, plain, stand

VERLENGING = DecisionKind.VERLENGING
VOLDOET, VOLDOET_NIET, TER_BEOORDELING, ONBEKEND = Outcome


def test_a_request_in_time_to_a_later_day_complies():
    found = findings(VERLENGING)
    assert set(found) == {"geldigheid", "verlengen", "verzoek", "einde", "motivering"}
    assert {finding.outcome for finding in found.values()} == {VOLDOET}
    assert found["einde"].article == "artikel 14 lid 3"
    assert plain(found["einde"].finding) == "Van 31 december 2028 naar 31 december 2029."


def test_on_an_island_the_same_stands_in_article_sixteen():
    assert findings(VERLENGING, instrument=Instrument.BU)["einde"].article == "artikel 16 lid 3"


def test_the_third_tranche_knows_no_extension():
    found = findings(VERLENGING, tranche=3)
    assert set(found) == {"verlengen", "motivering"}
    assert found["verlengen"].outcome is VOLDOET_NIET
    assert found["verlengen"].finding == (
        "De Regeling van tranche 3 kent geen verlenging van de bestedingsperiode."
    )


@given(days=st.integers(min_value=-2000, max_value=2000))
def test_only_a_later_day_is_an_extension(days):
    outcome = findings(VERLENGING, spend_until=UNTIL + timedelta(days=days))["einde"].outcome
    assert outcome is (VOLDOET if days > 0 else VOLDOET_NIET)


def test_later_is_later_than_the_day_that_holds_now():
    extended = stand(decided(VERLENGING, spend_until=date(2030, 6, 30)))
    found = findings(VERLENGING, standing=extended, spend_until=date(2030, 6, 30))["einde"]
    assert found.outcome is VOLDOET_NIET
    assert plain(found.repair) == "Kies een dag na 30 juni 2030."


@pytest.mark.parametrize(
    ("received", "outcome"),
    [
        (None, ONBEKEND),
        (UNTIL, VOLDOET),
        (UNTIL + timedelta(days=1), TER_BEOORDELING),
        (TODAY, TER_BEOORDELING),
        (TODAY + timedelta(days=1), VOLDOET_NIET),
    ],
)
def test_a_request_after_the_period_is_for_a_person_to_judge(received, outcome):
    assert findings(VERLENGING, request_received_on=received)["verzoek"].outcome is outcome


def test_a_new_day_that_is_missing_is_unknown():
    assert findings(VERLENGING, spend_until=None)["einde"].outcome is ONBEKEND
