"""The budget of a letter adds up in every column, in euros and in dollars at any rate."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disbursement.beschikking.rendering import budget
from disbursement.uitkering.models import Uitkering
from regiodeals.common.money import round_half_up
from regiodeals.deal.models import Deal
from regiodeals.deal.selectors import BudgetRow
from regiodeals.legal.grant_rules import Instrument

COLUMNS = ("rijk", "publiek", "privaat")

cents = st.integers(min_value=0, max_value=4_000_000_000)
rates = st.decimals(min_value=Decimal("0.000001"), max_value=Decimal(100), places=6)


def activity(line_id, rijk, publiek, privaat):
    return BudgetRow(
        line_id, f"Lijn {line_id}", "Doel", "Activiteit", rijk, publiek, privaat, False
    )


activities = st.builds(activity, st.sampled_from([1, 2, 3]), cents, cents, cents)
budgets = st.lists(activities, min_size=1, max_size=8)


def letter_budget(rows, rate=None):
    """The budget of an uitkering with these activities, without a database."""
    grant = Uitkering(
        deal=Deal(name="Voorbeeld"),
        instrument=(Instrument.BU if rate else Instrument.SPUK).value,
        usd_rate=rate,
    )
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(budget, "budget_of", lambda _deal: rows)
        return budget.budget_of_letter(grant)


def cents_of(rows, column):
    return [getattr(row, f"{column}_cents") for row in rows]


@given(budgets)
def test_a_budget_in_euros_is_the_budget_of_the_record(rows):
    found = letter_budget(rows)
    for column in COLUMNS:
        assert found.total[column] == sum(cents_of(rows, column))


@given(budgets, rates)
def test_a_column_in_dollars_is_the_converted_column_of_the_record(rows, rate):
    found = letter_budget(rows, rate)
    for column in COLUMNS:
        exact = sum(cents_of(rows, column)) * Fraction(rate)
        assert found.total[column] == round_half_up(exact)


@given(budgets, st.none() | rates)
def test_lines_and_total_are_the_sums_of_their_parts(rows, rate):
    found = letter_budget(rows, rate)
    for column in (*COLUMNS, "totaal"):
        for line in found.lines:
            assert line[column] == sum(activity[column] for activity in line["activiteiten"])
        assert found.total[column] == sum(line[column] for line in found.lines)
    assert found.total["totaal"] == sum(found.total[column] for column in COLUMNS)


@given(budgets, rates)
def test_no_activity_gains_or_loses_a_cent_by_conversion(rows, rate):
    found = letter_budget(rows, rate)
    printed = [activity for line in found.lines for activity in line["activiteiten"]]
    in_order = sorted(rows, key=lambda row: list(line_order(rows)).index(row.line_id))
    for activity, row in zip(printed, in_order, strict=True):
        for column in COLUMNS:
            exact = getattr(row, f"{column}_cents") * Fraction(rate)
            assert abs(activity[column] - exact) < 1


def line_order(rows):
    """The programmalijnen in the order in which they first occur."""
    return dict.fromkeys(row.line_id for row in rows)


@given(budgets)
def test_every_activity_stands_under_its_own_line(rows):
    found = letter_budget(rows)
    assert [line["naam"] for line in found.lines] == [f"Lijn {pk}" for pk in line_order(rows)]
    assert sum(len(line["activiteiten"]) for line in found.lines) == len(rows)
