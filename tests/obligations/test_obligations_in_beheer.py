"""Obligations in the administration: to look at, never to change."""

from datetime import timedelta

import pytest
from django.urls import reverse

from regiodeals.obligations import services
from tests import builders
from tests.builders import NOW
from tests.obligations.conftest import DUE_ON

pytestmark = pytest.mark.django_db


@pytest.fixture
def beheer(client):
    person = builders.beheerder()
    client.force_login(person)
    return client


def test_the_administration_lists_obligations_by_state(beheer, impose, still_clock):
    deal = builders.proposal()
    impose(subject=deal, title="Nog niet aan de beurt")
    impose(subject=deal, title="Had al gemoeten", period="2", due_on=NOW.date() - timedelta(days=1))
    address = reverse("admin:obligations_obligation_changelist")
    page = beheer.get(address).content.decode()
    assert "Nog niet aan de beurt" in page
    assert "te laat" in page
    late = beheer.get(address, {"stand": "te_laat"}).content.decode()
    assert "Had al gemoeten" in late
    assert "Nog niet aan de beurt" not in late


def test_the_administration_shows_the_history_and_offers_no_change(beheer, owed, officer):
    services.correct(
        obligation_id=owed.pk,
        due_on=DUE_ON + timedelta(days=1),
        reason="Verschreven",
        actor=officer,
    )
    address = reverse("admin:obligations_obligation_change", args=[owed.pk])
    page = beheer.get(address)
    assert "Verschreven" in page.content.decode()
    assert 'name="_save"' not in page.content.decode()
    assert beheer.post(address, {"title": "x"}).status_code == 403
    assert beheer.get(reverse("admin:obligations_obligation_add")).status_code == 403


def test_the_administration_is_closed_to_others(client, owed, officer):
    client.force_login(officer)
    assert client.get(reverse("admin:obligations_obligation_changelist")).status_code == 403


def test_a_long_list_costs_no_more_queries(beheer, impose, django_assert_max_num_queries):
    deal = builders.proposal()
    for number in range(20):
        impose(subject=deal, period=str(number))
    with django_assert_max_num_queries(12):
        beheer.get(reverse("admin:obligations_obligation_changelist"))
