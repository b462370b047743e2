"""What is proposed to settle: in accordance with the grant, unless."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiodeals.legal.decisions import DecisionKind
from regiodeals.legal.grant_rules import Instrument, Outcome
from regiodeals.legal.settlement import Execution, SettlementFacts, amounts_of, propose

GRANTED = 1_000_000_000
CENTS = st.integers(0, 2_000_000_000)
GROUNDS = {3: "artikel 9", 4: "artikel 8 lid 3", 5: "artikel 15 lid 3", 6: "artikel 15 lid 3"}
MET = SettlementFacts(
    tranche=5,
    instrument=Instrument.SPUK,
    day=date(2029, 9, 3),
    granted_cents=GRANTED,
    vat_cents=0,
    paid_cents=GRANTED,
    recovered_cents=0,
    spent_cents=GRANTED,
    unlawful_cents=0,
    execution_cents=0,
    account_received_on=date(2029, 7, 2),
    is_account_accepted=True,
    execution=Execution.COMPLETE,
)


def proposed(**changes):
    return propose(replace(MET, **changes))


def found(**changes):
    return {row.key: row for row in proposed(**changes).findings}


def line(key, **changes):
    return next(row for row in proposed(**changes).lines if row.key == key)


def plain(text):
    return text.replace("\u00a0", " ")


# ---- amounts ---------------------------------------------------------------------------------


def test_all_spent_lawfully_is_settled_as_granted():
    row = proposed()
    assert (row.kind, row.amounts.settled) == (DecisionKind.VASTSTELLING, GRANTED)
    assert (row.amounts.to_recover, row.amounts.to_pay, row.ground) == (0, 0, "")
    assert "in overeenstemming met de verlening" in row.conclusion
    assert "niets terug te vorderen" in row.conclusion


def test_what_was_not_spent_comes_back():
    row = proposed(spent_cents=900_000_000)
    assert row.kind is DecisionKind.LAGERE_VASTSTELLING
    assert (row.amounts.settled, row.amounts.to_recover) == (900_000_000, 100_000_000)
    assert plain(row.conclusion) == (
        "Stel lager vast dan is verleend: € 9.000.000. Vorder daarna € 1.000.000 terug."
    )


def test_what_was_spent_unlawfully_comes_back_too():
    row = proposed(spent_cents=900_000_000, unlawful_cents=50_000_000)
    assert (row.amounts.unspent, row.amounts.unspent_or_unlawful) == (100_000_000, 150_000_000)
    assert row.amounts.to_recover == 150_000_000


def test_what_is_not_paid_yet_cannot_come_back():
    row = proposed(spent_cents=400_000_000, paid_cents=500_000_000)
    assert (row.amounts.settled, row.amounts.to_recover) == (400_000_000, 100_000_000)


def test_what_was_spent_and_not_paid_is_still_to_pay():
    assert proposed(paid_cents=500_000_000).amounts.to_pay == 500_000_000


def test_what_was_recovered_before_is_not_asked_twice():
    row = proposed(spent_cents=900_000_000, recovered_cents=30_000_000)
    assert row.amounts.to_recover == 70_000_000


def test_the_vat_of_the_fund_is_settled_but_never_comes_back():
    row = proposed(vat_cents=100_000_000, paid_cents=900_000_000, spent_cents=800_000_000)
    assert (row.amounts.settled, row.amounts.to_recover) == (900_000_000, 100_000_000)
    assert line("btw", vat_cents=1).cents == -1


@given(CENTS, CENTS, CENTS, CENTS, CENTS, CENTS)
def test_the_amounts_stay_within_the_law(granted, vat, spent, unlawful, paid, recovered):
    vat, unlawful = min(vat, granted), min(unlawful, spent)
    paid = min(paid, granted - vat)
    amounts = amounts_of(
        replace(
            MET,
            granted_cents=granted,
            vat_cents=vat,
            spent_cents=spent,
            unlawful_cents=unlawful,
            paid_cents=paid,
            recovered_cents=recovered,
        )
    )
    assert 0 <= amounts.settled <= granted
    assert 0 <= amounts.to_recover <= amounts.unspent_or_unlawful <= amounts.unspent + unlawful
    assert amounts.to_recover <= paid
    assert not (amounts.to_recover and amounts.to_pay)
    if not recovered:
        assert paid - amounts.to_recover + amounts.to_pay == amounts.settled - vat


# ---- grounds ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tranche", "instrument", "articles"),
    [
        (3, Instrument.SPUK, ("artikel 9", "artikel 5", "artikel 6")),
        (4, Instrument.SPUK, ("artikel 8 lid 3", "artikel 5", "artikel 7")),
        (5, Instrument.SPUK, ("artikel 15 lid 3", "artikel 5", "artikel 7")),
        (6, Instrument.BU, ("artikel 17 lid 5", "artikel 5", "artikel 7")),
    ],
)
def test_each_ground_is_quoted_with_its_article_as_written(tranche, instrument, articles):
    where, conditions, obligations = articles
    rows = found(tranche=tranche, instrument=instrument)
    assert rows["grond-a"].article == f"{where}, onder a"
    assert rows["grond-b"].article == f"{where}, onder b"
    assert conditions in rows["grond-b"].statement
    assert obligations in rows["grond-b"].statement
    assert rows["grond-a"].statement.startswith("Tenzij: de activiteiten")


@pytest.mark.parametrize("tranche", [3, 4, 5, 6])
def test_without_anything_wrong_each_ground_is_met(tranche):
    rows = found(tranche=tranche)
    assert {rows["grond-a"].outcome, rows["grond-b"].outcome} == {Outcome.VOLDOET}


def test_activities_that_did_not_take_place_are_ground_a():
    row = proposed(execution=Execution.INCOMPLETE, spent_cents=1)
    assert row.ground == "artikel 15 lid 3, onder a"
    assert found(execution=Execution.INCOMPLETE)["grond-a"].outcome is Outcome.VOLDOET_NIET


@pytest.mark.parametrize(
    ("tranche", "outcome"),
    [
        (3, Outcome.TER_BEOORDELING),
        (4, Outcome.TER_BEOORDELING),
        (5, Outcome.VOLDOET_NIET),
        (6, Outcome.VOLDOET_NIET),
    ],
)
def test_unlawful_spending_is_a_ground_only_where_it_is_written(tranche, outcome):
    assert found(tranche=tranche, unlawful_cents=1)["grond-a"].outcome is outcome


def test_money_that_is_left_is_for_a_lawyer_but_can_come_back():
    row = found(spent_cents=GRANTED - 1)["grond-a"]
    assert row.outcome is Outcome.TER_BEOORDELING
    assert "artikel 15 lid 4" in row.finding


def test_what_was_spent_above_the_grant_may_be_own_money():
    row = found(spent_cents=GRANTED + 1, unlawful_cents=1)["grond-a"]
    assert row.outcome is Outcome.TER_BEOORDELING
    assert "eigen geld" in row.finding


def test_a_breach_is_for_a_lawyer_with_the_wrong_articles_named():
    row = found(breaches="Er is niet gemeld dat het project stilviel.")["grond-b"]
    assert row.outcome is Outcome.TER_BEOORDELING
    assert "artikel 12" in row.finding
    assert proposed(breaches="x", spent_cents=1).ground == "artikel 15 lid 3, onder a"


def test_execution_costs_are_judged_only_where_there_is_a_limit():
    assert found(execution_cents=30_000_000)["uitvoeringskosten"].is_met
    assert found(execution_cents=30_000_001)["uitvoeringskosten"].needs_judgement
    assert found(execution_cents=None)["uitvoeringskosten"].needs_judgement
    assert "uitvoeringskosten" not in found(tranche=4)
    assert "uitvoeringskosten" not in found(tranche=3)


def test_the_year_to_tell_is_counted_from_the_account():
    row = found(spent_cents=1)["mededeling"]
    assert (row.is_met, "2 juli 2030" in row.finding) == (True, True)
    late = found(spent_cents=1, day=date(2030, 7, 3))["mededeling"]
    assert late.outcome is Outcome.VOLDOET_NIET
    assert "mededeling" not in found()


# ---- what is needed --------------------------------------------------------------------------


@pytest.mark.parametrize("tranche", [3, 4, 5, 6])
@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"account_received_on": None}, "De eindverantwoording is niet ontvangen."),
        ({"is_account_accepted": False}, "nog niet in orde bevonden"),
        ({"missing_papers": ("Eindverslag",)}, "Dit ontbreekt nog: Eindverslag."),
        ({"execution": None}, "niet vastgelegd of de activiteiten"),
    ],
)
def test_nothing_is_proposed_before_the_account_is_whole(tranche, changes, sentence):
    [obstacle] = proposed(tranche=tranche, **changes).obstacles
    assert sentence in obstacle


def test_grounds_that_hold_are_no_obstacle():
    assert proposed(execution=Execution.INCOMPLETE, unlawful_cents=1, breaches="x").obstacles == ()


def test_a_settlement_in_dollars_speaks_of_dollars():
    row = proposed(instrument=Instrument.BU, spent_cents=900_000_000)
    assert "US$ 1.000.000" in plain(row.conclusion)
    assert row.lines[-1].article == "artikel 17 lid 6"
