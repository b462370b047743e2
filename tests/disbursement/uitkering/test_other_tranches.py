"""A deal of an earlier tranche is held against the rules, and the articles, of its own tranche."""

import pytest

from disbursement.uitkering import services
from disbursement.uitkering.models import Uitkering
from disbursement.uitkering.rendering import follows_from, why_not_open
from regiodeals.common.errors import RequirementsUnmet, WrongState
from regiodeals.deal.models import Deal
from regiodeals.legal.grant_rules import OrganisationKind
from regiodeals.party.models import Organisation
from tests import builders

pytestmark = pytest.mark.django_db


def moved_to(tranche: int, deal: Deal) -> Deal:
    Deal.objects.filter(pk=deal.pk).update(tranche=builders.tranche(tranche))
    return Deal.objects.get(pk=deal.pk)


def open_for(deal, officer):
    terms = builders.terms(deal.rijksbijdrage_cents)
    return services.open_uitkering(deal_id=deal.pk, terms=terms, actor=officer)


@pytest.mark.parametrize("tranche", [3, 4])
def test_a_deal_of_2024_falls_outside_the_window_of_an_earlier_tranche(officer, tranche):
    deal = moved_to(tranche, builders.concluded(officer))
    with pytest.raises(RequirementsUnmet, match="buiten de periode"):
        open_for(deal, officer)
    assert not Uitkering.objects.exists()


def test_an_island_gets_nothing_in_the_fourth_tranche(officer):
    deal = moved_to(4, builders.concluded(officer))
    island = builders.region_of(deal)
    Organisation.objects.filter(pk=island.pk).update(
        kind=OrganisationKind.OPENBAAR_LICHAAM_BES.value
    )
    with pytest.raises(RequirementsUnmet, match="kan in tranche 4 geen regiokassier zijn"):
        open_for(deal, officer)
    shown = {item["label"]: item["value"] for item in follows_from(deal)}
    assert shown["Soort"] is None


@pytest.mark.parametrize(("tranche", "article"), [(4, "artikel 2"), (5, "artikel 9 lid 1")])
def test_the_page_names_the_article_of_the_tranche(officer, tranche, article):
    deal = moved_to(tranche, builders.concluded(officer))
    shown = {item["label"]: item["value"] for item in follows_from(deal)}
    assert shown["Soort"] == f"specifieke uitkering ({article})"


def test_a_deal_that_is_not_concluded_hears_the_article_of_its_own_tranche(officer):
    deal = moved_to(4, builders.in_preparation(officer))
    with pytest.raises(WrongState, match=r"artikel 5 lid 1"):
        open_for(deal, officer)
    assert any("artikel 5 lid 1" in reason for reason in why_not_open(deal, officer))
