"""Amounts are typed and shown in euros, and the budget is fixed once it is granted."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from regiodeals.deal.models import Deal
from tests import builders
from tests.beheer.forms import errors, submit

pytestmark = pytest.mark.django_db


def page(kind: str, row: Any) -> str:
    return reverse(f"admin:{kind}_change", args=[row.pk])


@pytest.mark.parametrize("amount", ["0", "-5", "veel"])
def test_an_amount_that_cannot_be_right_gets_a_sentence(desk, amount):
    answer = submit(
        desk,
        reverse("admin:regiodeals_deal_add"),
        tranche=builders.tranche().pk,
        name="Voorbeeldregio",
        rijksbijdrage_cents=amount,
    )
    assert "bedrag" in errors(answer)
    assert not Deal.objects.exists()


def test_a_budget_is_typed_in_euros(desk, officer):
    deal = builders.in_preparation(officer)
    line = deal.programmalijnen.get()
    submit(
        desk,
        page("regiodeals_programmalijn", line),
        **{
            "activiteiten-TOTAL_FORMS": "3",
            "activiteiten-2-order": "3",
            "activiteiten-2-name": "Nog een activiteit",
            "activiteiten-2-rijk_cents": "0",
        },
    )
    assert [row.rijk_cents for row in line.activiteiten.all()] == [500_000_000, 500_000_000, 0]


def test_a_source_of_money_is_typed_in_euros(desk, officer):
    deal = builders.in_preparation(officer)
    activity = deal.programmalijnen.get().activiteiten.get(order=2)
    submit(
        desk,
        page("regiodeals_activiteit", activity),
        **{
            "bronnen-TOTAL_FORMS": "1",
            "bronnen-0-origin": "privaat",
            "bronnen-0-form": "geld",
            "bronnen-0-amount_cents": "250.000,50",
        },
    )
    assert activity.bronnen.get().amount_cents == 25_000_050


def test_after_the_grant_the_budget_only_shows(desk, world):
    Deal.objects.filter(pk=world.deal.pk).update(granted_on=date(2024, 11, 20))
    activity = world.programmalijn.activiteiten.first()
    for kind, row in (
        ("regiodeals_programmalijn", world.programmalijn),
        ("regiodeals_activiteit", activity),
    ):
        answer = desk.get(page(kind, row))
        assert not answer.context["has_change_permission"]
        assert not answer.context["inline_admin_formsets"][0].has_add_permission
        assert desk.post(page(kind, row), {"name": "Anders"}).status_code == 403
    assert "€\u00a05.000.000" in desk.get(page("regiodeals_activiteit", activity)).content.decode()


def test_read_only_amounts_are_shown_as_money(desk, world, cast):
    text = desk.get(page("disbursement_uitkering", world.uitkering)).content.decode()
    assert "€\u00a010.000.000" in text
    assert "1000000000" not in text
    assert "eurocenten" not in text
    island = builders.saba(cast.drafter)
    text = desk.get(page("disbursement_uitkering", island)).content.decode()
    assert "US$\u00a05.275.000" in text
