"""The test per article on the page: the worst first, and frozen by the signature."""

import pytest

from regiodeals.deal.models import Financieringsbron
from tests import builders
from tests.browsing import text_of
from tests.disbursement.beschikking.browsing import lower_the_contribution, page_of

pytestmark = pytest.mark.django_db


def test_what_blocks_stands_on_top_with_the_way_to_mend_it(client, cast):
    row = cast.draft()
    lower_the_contribution(row)
    test = page_of(client, cast.drafter, row).context["test"]
    first = test["rows"][0]
    assert (first["meaning"], first["word"]) == ("error", "onbekend")
    assert first["url"].endswith(f"/deals/{row.uitkering.deal_id}/#geld")
    assert [count["words"] for count in test["counts"]] == ["1 onbekend", "12 voldoen"]
    assert {rule["url"] for rule in test["rows"][1:]} == {""}


def test_what_leaves_room_is_put_to_a_person(client, cast):
    row = cast.draft()
    source = Financieringsbron.objects.get(activiteit__programmalijn__deal=row.uitkering.deal)
    Financieringsbron.objects.update(amount_cents=source.amount_cents + 100)
    first = page_of(client, cast.drafter, row).context["test"]["rows"][0]
    assert (first["meaning"], first["word"]) == ("review", "ter beoordeling")
    assert first["url"].endswith("/rechtmatigheidstoets/#regionale-financiering")


def test_what_a_person_decided_is_shown_with_the_reason(client, cast):
    row = cast.draft(builders.saba(cast.drafter))
    (judged,) = [
        rule
        for rule in page_of(client, cast.drafter, row).context["test"]["rows"]
        if rule["word"] == "beoordeeld"
    ]
    assert judged["meaning"] == "ok"
    assert f"Oordeel van {cast.drafter}: De regio heeft dit" in judged["text"]


def test_after_the_signature_the_test_is_what_the_letter_froze(client, cast):
    row = cast.signed()
    lower_the_contribution(row)
    response = page_of(client, cast.drafter, row)
    test = response.context["test"]
    assert test["is_frozen"]
    assert {rule["word"] for rule in test["rows"]} == {"voldoet"}
    assert "Zo is de uitkomst bij het tekenen vastgelegd" in text_of(response)


def test_a_deviation_that_was_signed_says_who_judged_it(client, cast):
    row = cast.signed(builders.saba(cast.drafter))
    test = page_of(client, cast.drafter, row).context["test"]
    (judged,) = [rule for rule in test["rows"] if rule["word"] == "beoordeeld"]
    assert judged["article"] == "artikel 10 lid 2"
    assert f"Oordeel van {cast.drafter}: De regio heeft dit" in judged["text"]
