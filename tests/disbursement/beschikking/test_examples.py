"""Invented values get a ring: each path leads to a value, and a real letter has none."""

from itertools import chain, combinations

import pytest

from disbursement.beschikking.models import Beschikking
from disbursement.beschikking.rendering import facts
from disbursement.beschikking.rendering.examples import OF_DEAL, example_paths
from disbursement.beschikking.rendering.fact_texts import FactTexts
from disbursement.mandaat.models import Afzender
from tests import builders

pytestmark = pytest.mark.django_db

FIELDS = tuple(OF_DEAL)


def subsets(items):
    return chain.from_iterable(combinations(items, size) for size in range(len(items) + 1))


@pytest.fixture(params=["specifieke uitkering", "bijzondere uitkering"])
def concept(cast, request):
    is_island = request.param == "bijzondere uitkering"
    row = cast.draft(builders.saba(cast.drafter) if is_island else None)
    return Beschikking.objects.get(pk=row.pk)


@pytest.fixture
def letter(concept):
    return facts.letter_facts(concept, dated_on=builders.NOW.date(), mandaat=None)


def paths(letter, row, cast, *, deal_fields=(), grant=False, sender=False, signer=False):
    row.uitkering.deal.example_fields = list(deal_fields)
    row.uitkering.is_example = grant
    afzender, mandaat = Afzender.objects.get(), builders.bevoegdheid_of(cast.signer)
    afzender.is_example, mandaat.mandaat.is_example = sender, signer
    return example_paths(letter, row.uitkering, afzender, mandaat)


def test_a_real_letter_has_no_rings(letter, concept, cast):
    assert letter["voorbeeld"] == []
    assert paths(letter, concept, cast) == []


def test_whatever_is_invented_leads_to_a_value_that_is_there(letter, concept, cast):
    for deal_fields in subsets(FIELDS):
        for others in subsets(("grant", "sender", "signer")):
            found = paths(
                letter, concept, cast, deal_fields=deal_fields, **dict.fromkeys(others, True)
            )
            assert found == sorted(set(found))
            # FactTexts refuses a path that leads nowhere.
            letter["voorbeeld"] = found
            assert FactTexts(letter).has_examples == bool(found)


def test_an_invented_day_rings_the_reason_that_rests_on_it(letter, concept, cast):
    assert paths(letter, concept, cast, deal_fields=["concluded_on"]) == [
        "deal.gesloten",
        "motivering.0.bevinding",
    ]


def test_an_invented_signatory_rings_the_signature(letter, concept, cast):
    assert paths(letter, concept, cast, signer=True) == [
        "ondertekening.functie",
        "ondertekening.minister",
        "ondertekening.naam",
    ]


def test_an_invented_deputy_rings_the_absent_holder_too(concept, cast):
    deputy = builders.vervanging(cast.signer, is_example=True).deputy
    power = builders.bevoegdheid_of(deputy)
    letter = facts.letter_facts(concept, dated_on=builders.NOW.date(), mandaat=power)
    assert letter["voorbeeld"] == [
        "ondertekening.bij_afwezigheid_van",
        "ondertekening.functie",
        "ondertekening.minister",
        "ondertekening.naam",
    ]


def test_an_invented_kassier_rings_the_whole_address(letter, concept, cast):
    found = paths(letter, concept, cast, grant=True)
    for index in range(len(letter["geadresseerde"]["regels"])):
        assert f"geadresseerde.regels.{index}" in found
    assert "betaling.rekening" in found
    assert ("dollar.koers" in found) == (letter["regime"] == "BU")


def test_the_invented_court_is_ringed_only_where_there_is_one(letter, concept, cast):
    found = paths(letter, concept, cast, sender=True)
    assert ("rechtsmiddel.gerecht_adres" in found) == (letter["regime"] == "BU")
    assert "rechtsmiddel.adres" in found
