"""The money of a board is that of the ledger: of these deals, per currency, to the cent."""

import pytest
from django.urls import reverse

from disbursement.grootboek.selectors import balance_of
from regiodeals.board.rendering import booked_items
from regiodeals.board.selectors import Figures, groups_of, money_of, money_totals, summary_of
from regiodeals.deal.models import Deal
from regiodeals.deal.selectors import board_of
from tests import builders
from tests.screens.pages import read

pytestmark = pytest.mark.django_db


@pytest.fixture
def granted(cast):
    """One grant that is half paid, one in dollars, and a deal without any."""
    paid = cast.announced()
    first = paid.uitkering.termijnen.order_by("number")[0]
    builders.pay(paid.uitkering, first)
    island = cast.announced(builders.saba(cast.drafter))
    builders.concluded(cast.drafter)
    return paid.uitkering, island.uitkering


def words_of(response):
    """The text of a page, on one line."""
    return " ".join(read(response.content.decode()).text.split())


def test_the_totals_are_the_sum_of_the_ledgers_of_the_rows(granted, cast):
    deals = board_of(cast.drafter, builders.tranche().pk)
    totals = {figures.currency: figures for figures in money_totals(deals)}
    assert set(totals) == {"EUR", "USD"}
    for uitkering in granted:
        stands = balance_of(uitkering).entitlement
        found = totals[uitkering.currency]
        assert found.granted_cents == stands.granted_cents
        assert found.paid_cents == stands.paid_cents
        assert money_of([uitkering.deal_id])[uitkering.deal_id] == found
    assert totals["EUR"].paid_cents > 0


def test_the_foot_is_the_sum_of_the_rows_and_of_the_bar(client, granted, cast):
    client.force_login(cast.drafter)
    response = client.get(reverse("regiodeals:tranche-detail", args=[5]))
    cents = sum(Deal.objects.values_list("rijksbijdrage_cents", flat=True))
    assert response.context["totals"].all.cents == cents
    assert sum(row.deal.rijksbijdrage_cents for row in response.context["rows"]) == cents
    assert sum(part["cents"] for part in response.context["money"]["parts"]) == cents


def test_dollars_stand_apart_in_the_panel_and_in_the_foot(client, granted, cast):
    client.force_login(cast.drafter)
    text = read(client.get("/tranches/5/?kolom=verleend").content.decode()).text
    assert text.count("€\u00a010.000.000 en US$\u00a05.275.000") == 2
    assert "10.000.000 in dit filter" not in text.replace("\u00a0", " ")


def test_a_filter_changes_the_money_with_the_rows(client, granted, cast):
    client.force_login(cast.drafter)
    island = granted[1].deal
    text = words_of(client.get("/tranches/5/", {"zoek": island.name}))
    assert "Verleend € 0 en US$ 5.275.000" in text
    assert "in dit filter" in text


def test_a_region_reads_the_money_of_its_own_deals_only(client, granted, cast):
    client.force_login(builders.member(builders.region_of(granted[0].deal)))
    text = words_of(client.get("/tranches/5/"))
    assert "Verleend € 10.000.000 Betaald" in text
    assert "US$" not in text


def test_nothing_booked_is_nothing_and_no_unknown():
    assert booked_items([])[0] == {"label": "Verleend", "value": "€\u00a00"}
    dollars = booked_items([Figures("USD", granted_cents=100)])[0]
    assert dollars["value"] == "€\u00a00 en US$\u00a01"


def test_a_step_follows_the_beschikking_and_the_payment(client, cast):
    done = cast.announced()
    builders.pay(done.uitkering)
    half = cast.announced()
    builders.pay(half.uitkering, half.uitkering.termijnen.order_by("number")[0])
    submitted, drafted = cast.submitted(), cast.draft()
    opened = builders.uitkering(cast.drafter)
    fresh = builders.concluded(cast.drafter)
    client.force_login(cast.drafter)
    response = client.get(reverse("regiodeals:tranche-detail", args=[5]))
    lines = {row.deal.pk: row.step_line for row in response.context["rows"]}
    assert lines == {
        done.uitkering.deal_id: "Alle 7 stappen gedaan",
        half.uitkering.deal_id: "Stap 7 van 7: betaald, bezig",
        submitted.uitkering.deal_id: "Stap 4 van 7: toetsing, bezig",
        drafted.uitkering.deal_id: "Stap 3 van 7: concept, bezig",
        opened.deal_id: "Stap 2 van 7: rechtmatig, bezig",
        fresh.pk: "Stap 2 van 7: rechtmatig, nog niet begonnen",
    }


def test_groups_add_up_to_the_rows_whatever_they_are_grouped_by(granted, cast):
    deals = board_of(cast.drafter, builders.tranche().pk)
    assert summary_of(groups_of(deals)).totals.all.count == deals.count() == 3
