"""A terugvordering: within a year of the account, and never more than can come back."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiodeals.legal.decision_rules import recovery_last_day
from regiodeals.legal.decisions import DecisionKind
from regiodeals.legal.grant_rules import Instrument, Outcome
from tests.legal.decision_rules.a_decision import GRANTED, decided, findings, plain, stand

TERUGVORDERING = DecisionKind.TERUGVORDERING
VOLDOET, VOLDOET_NIET, TER_BEOORDELING, ONBEKEND = Outcome
DAYS = st.dates(date(2020, 1, 1), date(2090, 12, 31))


@pytest.mark.parametrize(
    ("received", "last"),
    [
        (date(2025, 3, 15), date(2026, 3, 15)),
        (date(2023, 2, 28), date(2024, 2, 28)),
        (date(2024, 2, 29), date(2025, 2, 28)),
        # A Sunday, and New Year's Day: a year is never moved.
        (date(2024, 3, 15), date(2025, 3, 15)),
        (date(2024, 1, 1), date(2025, 1, 1)),
    ],
)
def test_the_year_ends_on_the_same_day_and_is_never_moved(received, last):
    assert recovery_last_day(received) == last


@given(received=DAYS)
def test_a_year_is_365_days_and_366_with_a_leap_day_in_it(received):
    days = (recovery_last_day(received) - received).days
    leap_days = sum(
        received < date(year, 2, 29) <= received + timedelta(days=366)
        for year in (received.year, received.year + 1)
        if year % 4 == 0 and (year % 100 or year % 400 == 0)
    )
    assert days in {365, 365 + leap_days}


@given(received=DAYS, later=st.integers(min_value=0, max_value=800))
def test_in_time_is_up_to_and_including_the_last_day(received, later):
    decided_on = received + timedelta(days=later)
    found = findings(TERUGVORDERING, account_received_on=received, decided_on=decided_on)
    in_time = decided_on <= recovery_last_day(received)
    assert found["termijn"].outcome is (VOLDOET if in_time else VOLDOET_NIET)


def test_366_days_after_receipt_is_too_late():
    received = date(2025, 3, 15)
    found = findings(
        TERUGVORDERING,
        account_received_on=received,
        decided_on=received + timedelta(days=366),
    )["termijn"]
    assert found.outcome is VOLDOET_NIET
    assert plain(found.finding) == (
        "Ontvangen op 15 maart 2025; de laatste dag is 15 maart 2026. Op 16 maart 2026 is dat jaar"
        " voorbij."
    )


def test_without_an_account_a_spuk_cannot_be_recovered_and_an_island_is_judged():
    spuk = findings(TERUGVORDERING, account_received_on=None)["termijn"]
    island = findings(
        TERUGVORDERING,
        account_received_on=None,
        instrument=Instrument.BU,
        pay_by=date(2029, 9, 3),
    )["termijn"]
    assert (spuk.outcome, island.outcome) == (ONBEKEND, TER_BEOORDELING)
    assert island.article == "artikel 17 lid 6"


@given(
    cents=st.integers(min_value=-1, max_value=2 * GRANTED),
    settled=st.integers(min_value=0, max_value=GRANTED),
    recovered=st.integers(min_value=0, max_value=GRANTED),
)
def test_never_more_than_granted_less_settled_less_recovered(cents, settled, recovered):
    standing = stand(
        decided(DecisionKind.LAGERE_VASTSTELLING, 2, amount_cents=settled),
        decided(TERUGVORDERING, 3, amount_cents=recovered),
    )
    outcome = findings(TERUGVORDERING, standing=standing, amount_cents=cents)["bedrag"].outcome
    fits = 0 < cents <= GRANTED - settled - recovered
    assert outcome is (VOLDOET if fits else VOLDOET_NIET)


def test_too_much_is_refused_with_the_most():
    found = findings(TERUGVORDERING, amount_cents=GRANTED + 1)["bedrag"]
    assert plain(found.repair) == "Vorder ten hoogste € 10.000.000 terug."


# Made known on 5 November 2025, the six weeks end on 17 December 2025.
@pytest.mark.parametrize(
    ("pay_by", "outcome"),
    [
        (None, VOLDOET),
        (date(2025, 12, 16), VOLDOET_NIET),
        (date(2025, 12, 17), VOLDOET),
        (date(2026, 6, 1), VOLDOET),
    ],
)
def test_paying_back_takes_six_weeks_or_until_a_later_day(pay_by, outcome):
    found = findings(
        TERUGVORDERING,
        decided_on=date(2025, 11, 5),
        account_received_on=date(2025, 7, 15),
        pay_by=pay_by,
    )["betaaldag"]
    assert (found.outcome, found.article) == (outcome, "Awb 4:87 lid 1")


def test_on_an_island_the_decision_names_the_day():
    found = findings(TERUGVORDERING, instrument=Instrument.BU)["betaaldag"]
    assert (found.outcome, found.article) == (VOLDOET_NIET, "artikel 17 lid 6")


def test_in_a_year_without_calendar_the_six_weeks_are_unknown():
    found = findings(
        TERUGVORDERING,
        decided_on=date(2040, 5, 1),
        account_received_on=date(2040, 1, 2),
        pay_by=date(2040, 9, 1),
    )
    assert (found["termijn"].outcome, found["betaaldag"].outcome) == (VOLDOET, ONBEKEND)
