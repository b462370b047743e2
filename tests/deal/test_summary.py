"""The summary of a deal for paper: what it is, its money, how far it is and what comes."""

import pytest
from django.urls import reverse

from regiodeals.deal.panels import MOST_COMING
from regiodeals.documents.models import Document
from tests import builders
from tests.monitoring.indicator import world as goals
from tests.screens.pages import read
from tests.screens.test_query_counts import AT_MOST, queries

pytestmark = pytest.mark.django_db


def address(deal):
    return reverse("regiodeals:deal-summary", args=[deal.pk])


def summary(client, reader, deal):
    client.force_login(reader)
    response = client.get(address(deal))
    assert response.status_code == 200
    page = read(response.content.decode())
    ids = page.values("id")
    assert (page.unclosed, [one for one in ids if ids.count(one) > 1]) == ([], [])
    return " ".join(page.text.split())


def test_a_granted_deal_is_told_in_short(client, cast):
    deal = cast.announced(opgave="Prettig wonen").uitkering.deal
    goals.series_in(deal, cast.drafter)
    text = summary(client, cast.drafter, deal)
    for words in (
        "Prettig wonen",
        "Geld van de deal naar bron",
        "Waar het verleende bedrag is",
        "Gebouwde woningen",
        "getekend",
        "Kwetsbare regio",
        "Dit is geen besluit",
    ):
        assert words in text
    assert "Geschiedenis" not in text


def test_only_what_still_comes_is_in_it(client, cast):
    deal = cast.announced().uitkering.deal
    text = summary(client, cast.drafter, deal)
    assert "SiSa-verantwoording over 2024 sturen" in text
    assert "verlenen" not in text.split("Wat komt")[1].split("Partijen")[0]
    assert f"de eerste {MOST_COMING} van" in text


def test_what_is_unknown_is_said(client, officer):
    text = summary(client, officer, builders.proposal())
    assert "De programmalijnen zijn nog onbekend." in text
    assert "De partijen zijn nog onbekend." in text


def test_it_is_shown_and_not_kept(client, cast):
    deal = cast.announced().uitkering.deal
    before = Document.objects.count()
    summary(client, cast.drafter, deal)
    assert Document.objects.count() == before


def test_the_region_prints_its_own_deal_and_no_other(client, officer):
    deal = builders.concluded(officer)
    assert deal.name in summary(client, builders.member(builders.region_of(deal)), deal)
    client.force_login(builders.member(builders.organisation()))
    assert client.get(address(deal)).status_code == 404


def test_it_asks_less_than_the_dossier(cast):
    deal = cast.announced().uitkering.deal
    assert len(queries(cast.drafter, address(deal))) < AT_MOST
    dossier = reverse("regiodeals:deal-detail", args=[deal.pk])
    assert len(queries(cast.drafter, dossier)) <= AT_MOST


def test_the_dossier_leads_to_it(client, officer):
    deal = builders.concluded(officer)
    client.force_login(officer)
    page = client.get(reverse("regiodeals:deal-detail", args=[deal.pk])).content.decode()
    assert address(deal) in [a.get("href") for a in read(page).all("a")]
