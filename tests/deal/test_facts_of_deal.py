"""The facts on top of a dossier: what is known, what is onbekend, what is invented."""

from datetime import date
from typing import Any

import pytest

from regiodeals.common import clock
from regiodeals.deal.models import Deal, DealParty, DealStatus, PartyRole
from regiodeals.deal.rendering import about_items, facts_of
from regiodeals.deal.selectors import dossier_of
from regiodeals.legal.grant_rules import Instrument
from tests import builders

pytestmark = pytest.mark.django_db


def read(deal: Deal, reader: Any) -> Deal:
    return dossier_of(reader, deal.pk).get()


def fact(deal: Deal, label: str) -> dict[str, Any]:
    return next(item for item in facts_of(deal, clock.today()) if item["label"] == label)


def test_a_deal_of_which_nothing_is_known_shows_what_is_onbekend(officer):
    deal = read(builders.proposal(ends_on=None), officer)
    for label in ("Soort uitkering", "Regiokassier", "Einde", "Behandelaar"):
        assert fact(deal, label)["value"] is None, label
    assert fact(deal, "Rijksbijdrage")["value"] == "€\u00a010.000.000"


def test_who_handles_the_deal_stands_with_the_address_to_ask(officer):
    officer.email = "sanne@ministerie.example"
    officer.save(update_fields=["email"])
    deal = read(builders.concluded(officer), officer)
    assert fact(deal, "Behandelaar")["value"] == str(officer)
    assert fact(deal, "Behandelaar")["note"] == "sanne@ministerie.example"


def test_before_the_convenant_the_last_day_does_not_apply_yet(officer):
    term = fact(read(builders.proposal(), officer), "Uiterste dag beschikking")
    assert (term["value"], term["note"]) == ("–", "begint met het convenant")


@pytest.mark.parametrize(
    ("today", "note", "tone"),
    [
        (date(2024, 11, 18), "nog 29 dagen", None),
        (date(2024, 11, 19), "nog 28 dagen", "warn"),
        (date(2024, 12, 3), "nog 14 dagen", "error"),
        (date(2024, 12, 16), "nog 1 dag", "error"),
        (date(2024, 12, 17), "vandaag", "error"),
        (date(2024, 12, 18), "1 dag te laat", "error"),
    ],
)
def test_the_last_day_becomes_more_urgent(officer, today, note, tone):
    deal = read(builders.concluded(officer), officer)
    term = next(f for f in facts_of(deal, today) if f["label"] == "Uiterste dag beschikking")
    assert term["value"] == "di\u00a017\u00a0dec\u00a02024"
    assert (term["note"], term["tone"]) == (note, tone)


@pytest.mark.parametrize(
    ("granted_on", "note", "tone"),
    [
        (date(2024, 12, 5), "12 dagen vóór de uiterste dag", None),
        (date(2024, 12, 17), "op de uiterste dag", None),
        (date(2024, 12, 19), "2 dagen te laat", "error"),
    ],
)
def test_after_the_grant_its_day_takes_the_place_of_the_term(officer, granted_on, note, tone):
    deal = builders.concluded(officer)
    Deal.objects.filter(pk=deal.pk).update(status=DealStatus.BESCHIKT, granted_on=granted_on)
    granted = fact(read(deal, officer), "Verleend")
    assert (granted["note"], granted["tone"]) == (note, tone)


def test_a_terminated_convenant_has_no_last_day_any_more(officer):
    deal = builders.concluded(officer)
    Deal.objects.filter(pk=deal.pk).update(status=DealStatus.OPGEZEGD)
    term = fact(read(deal, officer), "Uiterste dag beschikking")
    assert (term["value"], term["note"]) == ("–", "termijn loopt niet")


def test_a_last_day_that_cannot_be_counted_is_onbekend(officer):
    deal = builders.concluded(officer)
    Deal.objects.filter(pk=deal.pk).update(concluded_on=date(2014, 9, 24))
    term = fact(read(deal, officer), "Uiterste dag beschikking")
    assert (term["value"], term["note"]) == (None, "vrije dagen na 2014 onbekend")


def test_the_kind_of_uitkering_follows_from_the_kassier(officer, cast):
    deal = read(builders.concluded(officer), officer)
    assert fact(deal, "Soort uitkering")["value"] == "specifieke uitkering"
    island = read(builders.saba(cast.drafter).deal, officer)
    assert fact(island, "Soort uitkering")["value"] == "bijzondere uitkering"


def test_the_kind_is_taken_from_the_uitkering_once_that_is_open(cast):
    deal = read(builders.uitkering(cast.drafter).deal, cast.drafter)
    assert fact(deal, "Soort uitkering")["value"] == "specifieke uitkering"
    assert fact(deal, "Regiokassier")["value"] == str(builders.region_of(deal))


def test_an_invented_value_is_labelled(officer):
    deal = builders.concluded(officer)
    Deal.objects.filter(pk=deal.pk).update(example_fields=["ends_on", "concluded_on"])
    DealParty.objects.filter(deal=deal, role=PartyRole.KASSIER).update(is_example=True)
    deal = read(deal, officer)
    labelled = {item["label"] for item in facts_of(deal, clock.today()) if item.get("example")}
    assert labelled == {"Einde", "Uiterste dag beschikking", "Regiokassier"}


def test_what_else_is_known_of_a_deal_stands_beside_it(officer):
    deal = builders.proposal(
        region="Saba", is_vulnerable_region=True, vulnerable_reason="Klein eiland."
    )
    items = {item["label"]: item["value"] for item in about_items(deal)}
    assert items["Kwetsbare regio"] == "ja"
    assert items["Reden om af te wijken"] == "Klein eiland."
    # Written by the ministry: who has an English page read aloud, hears these in Dutch.
    assert {item["label"] for item in about_items(deal) if item.get("lang") == "nl"} == {
        "Reden om af te wijken",
        *({"Bron"} if deal.source else ()),
    }
    assert items["Regels"] == "Stb. 2024, 219"
    assert items["Voortgang melden"] is None


def test_the_articles_are_those_of_the_tranche(officer):
    deal = builders.proposal(tranche=builders.tranche(4))
    DealParty.objects.create(
        deal=deal, organisation=builders.organisation(), role=PartyRole.KASSIER
    )
    granting = deal.tranche.rules.bases[Instrument.SPUK].granting
    assert fact(read(deal, officer), "Soort uitkering")["note"] == f"tranche 4, {granting}"
