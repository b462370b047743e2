"""A day that can only be a typing error is refused, and an odd address leads to the list."""

from datetime import date

import pytest
from django.urls import reverse

from regiodeals.tranche.models import Tranche

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("day", "year"), [("31-12-9999", 9999), ("1020-01-01", 1020)])
def test_a_year_that_cannot_be_is_refused_with_a_sentence(day, year, desk):
    answer = desk.post(
        reverse("admin:regiodeals_tranche_add"),
        {"number": "6", "proposals_received": "1", "proposals_due_on": day},
    )
    assert answer.status_code == 200
    assert f"Het jaar {year} kan niet kloppen. Controleer het jaar." in answer.content.decode()
    assert not Tranche.objects.exists()


def test_a_year_that_can_be_is_taken(desk):
    desk.post(
        reverse("admin:regiodeals_tranche_add"),
        {"number": "6", "proposals_received": "1", "proposals_due_on": "31-10-2024"},
    )
    assert Tranche.objects.get().proposals_due_on == date(2024, 10, 31)


@pytest.mark.parametrize(
    "query",
    [
        "due_on__year=99999",
        "due_on__year=x",
        "due_on__year=2024&due_on__month=99",
        "stand=x",
        "p=x",
    ],
)
def test_an_odd_address_is_no_failure(query, desk, world):
    answer = desk.get(f"{reverse('admin:obligations_obligation_changelist')}?{query}", follow=True)
    assert answer.status_code == 200
