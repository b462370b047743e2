"""The facts of a letter as a whole: they add up, are frozen word for word, and make a PDF."""

import json

import pytest

from disbursement.beschikking.models import Beschikking
from disbursement.beschikking.rendering import facts
from disbursement.beschikking.rendering.consistency import check_consistency
from disbursement.beschikking.rendering.letter import canonical_json
from disbursement.beschikking.rendering.readiness import require_printable
from disbursement.uitkering import services as uitkeringen
from tests import builders

pytestmark = pytest.mark.django_db

TODAY = builders.NOW.date()


@pytest.mark.parametrize("rate", ["1.0550", "0.000003", "1.083719", "99.999999"])
def test_odd_amounts_and_rates_make_a_letter_that_adds_up(rate, cast):
    deal = builders.saba_deal(cast.drafter)
    line = deal.programmalijnen.get()
    line.activiteiten.update(rijk_cents=166_666_667)
    for order in (2, 3):
        activity = line.activiteiten.create(
            order=order, name=f"Deel {order}", rijk_cents=166_666_667 - (order == 3)
        )
        activity.bronnen.create(origin="privaat", amount_cents=33_333_333)
    grant = uitkeringen.open_uitkering(
        deal_id=deal.pk, terms=builders.dollar_terms(500_000_000, rate), actor=cast.drafter
    )
    letter = facts.letter_facts(cast.draft(grant), dated_on=TODAY, mandaat=None)
    check_consistency(letter)
    require_printable(letter)
    assert letter["soort"] == "verlening"
    assert letter["totalen"]["rijk"] == grant.usd_cents


def test_what_is_frozen_is_what_was_computed_word_for_word(cast):
    row = cast.signed()
    stored = Beschikking.objects.get().facts
    computed = facts.letter_facts(row, dated_on=TODAY, mandaat=builders.bevoegdheid_of(cast.signer))
    assert stored is not None
    # The state of the dossier is that of the moment of signing.
    computed["dossier"] = stored["dossier"]
    assert stored == computed == json.loads(canonical_json(computed))


def test_a_letter_is_made_from_the_record_of_an_island(cast):
    row = cast.with_letter(builders.saba(cast.drafter))
    assert row.document is not None
    assert row.document.is_stored
