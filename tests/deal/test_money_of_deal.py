"""The money of a deal on its page: rows, total and bar add up, and unknown stays unknown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from regiodeals.deal.models import Deal, Programmalijn
from regiodeals.deal.rendering import money_of
from regiodeals.deal.rendering.money import MoneyLine
from regiodeals.deal.selectors import BudgetRow, budget_of
from tests import builders

AMOUNTS = st.integers(min_value=0, max_value=4_000_000_000)


@pytest.mark.django_db
def test_the_lines_add_up_to_the_total_and_the_bar(officer):
    deal = builders.in_preparation(officer, amount_cents=1_000_000_000)
    money = money_of(deal, budget_of(deal))
    assert [line.samen for line in money["lines"]] == [2_000_000_000]
    assert money["total"].samen == sum(part["cents"] for part in money["parts"])
    assert "evenveel als het Rijk" in money["words"]
    assert money["gap"] == ""


@pytest.mark.django_db
def test_a_programmalijn_without_activities_is_unknown_and_not_zero(officer):
    deal = builders.in_preparation(officer, with_budget=False)
    Programmalijn.objects.create(deal=deal, order=1, name="Wonen")
    money = money_of(deal, budget_of(deal))
    assert money["lines"] == [MoneyLine("Wonen", None, None, None)]
    assert [part["cents"] for part in money["parts"]] == [deal.rijksbijdrage_cents, None, None]
    assert "onbekend" in money["words"]
    assert money["total"].samen is None


@pytest.mark.django_db
def test_activities_that_do_not_add_up_to_the_rijksbijdrage_are_told(officer):
    deal = builders.in_preparation(officer)
    Deal.objects.filter(pk=deal.pk).update(rijksbijdrage_cents=1_100_000_000)
    deal = Deal.objects.get(pk=deal.pk)
    gap = money_of(deal, budget_of(deal))["gap"]
    assert "€\u00a010.000.000" in gap
    assert "€\u00a011.000.000" in gap


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("public", "words"), [(900_000_000, "minder dan"), (1_100_000_000, "meer dan")]
)
def test_the_region_is_compared_with_the_rijk(officer, public, words):
    deal = builders.in_preparation(officer, with_budget=False)
    line = Programmalijn.objects.create(deal=deal, order=1, name="Wonen")
    activity = line.activiteiten.create(order=1, name="Bouw", rijk_cents=1_000_000_000)
    activity.bronnen.create(origin="publiek", amount_cents=public)
    assert words in money_of(deal, budget_of(deal))["words"]


@pytest.mark.django_db
def test_invented_activities_label_the_panel(officer):
    deal = builders.in_preparation(officer)
    assert money_of(deal, budget_of(deal))["example"] is False
    deal.programmalijnen.get().activiteiten.update(is_example=True)
    assert money_of(deal, budget_of(deal))["example"] is True


@given(st.lists(st.tuples(AMOUNTS, AMOUNTS, AMOUNTS), min_size=1, max_size=8))
def test_the_total_of_a_line_is_the_sum_of_its_activities(amounts):
    rows = tuple(BudgetRow(1, "", "", "", r, pub, pri, False) for r, pub, pri in amounts)
    rijk, publiek, privaat = (sum(column) for column in zip(*amounts, strict=True))
    line = MoneyLine("Wonen", rijk, publiek, privaat, rows)
    assert line.samen == sum(sum(parts) for parts in amounts)
    assert line.regio == publiek + privaat
