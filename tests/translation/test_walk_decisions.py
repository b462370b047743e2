"""Decisions, objections and requests as the region of the deal reads them in English."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from disbursement.beschikking.models import Beschikking
from disbursement.beschikking.rendering.verification import Verdict
from disbursement.bezwaar.models import Outcome
from regiodeals.common.language import Language
from regiodeals.common.words import in_english
from tests import builders
from tests.browsing import text_of
from tests.disbursement.beschikking import issued
from tests.disbursement.bezwaar import world as objections
from tests.disbursement.verzoek import world as requests
from tests.translation.walking import left_on

pytestmark = pytest.mark.django_db
DECISIONS = {
    "disbursement:beschikking-check",
    "disbursement:beschikking-detail",
    "disbursement:beschikking-list",
    "disbursement:bezwaar-detail",
    "disbursement:legal-test",
    "disbursement:verzoek-detail",
}


@pytest.fixture(autouse=True)
def quick_letters(monkeypatch):
    """What stands in a letter is not the matter here."""
    issued.with_quick_letters(monkeypatch)


def reader_of(row):
    deal = row.uitkering.deal
    return builders.member(builders.region_of(deal), name="Eva", last_name="Jansen")


@pytest.mark.parametrize("known", [objections.announced, objections.announced_on_saba])
def test_no_decision_holds_a_dutch_word_of_ours(client, cast, monkeypatch, known):
    row = known(cast)
    reader = reader_of(row)
    for name, about in (("list", ()), ("detail", (row.pk,))):
        assert (
            left_on(client, reader, monkeypatch, f"disbursement:beschikking-{name}", *about) == []
        )
    assert left_on(client, reader, monkeypatch, "regiodeals:deal-detail", row.dossier_id) == []


@pytest.mark.parametrize("known", [objections.announced, objections.announced_on_saba])
def test_nor_does_the_lawfulness_test_that_was_frozen(client, cast, monkeypatch, known):
    row = known(cast)
    page = "disbursement:legal-test"
    assert left_on(client, reader_of(row), monkeypatch, page, row.dossier_id) == []


def test_nor_does_one_that_is_irrevocable(client, cast, monkeypatch):
    row = objections.announced_on_saba(cast)
    Beschikking.objects.filter(pk=row.pk).update(
        final_on=objections.FINAL_FROM, status="onherroepelijk"
    )
    page = "disbursement:beschikking-detail"
    assert left_on(client, reader_of(row), monkeypatch, page, row.pk) == []


def test_nor_does_an_objection_from_its_receipt_to_the_answer(client, cast, monkeypatch):
    row = objections.announced(cast)
    region = builders.region_of(row.uitkering.deal)
    mine = objections.ready(row, cast, organisation=region, name="")
    page, reader = "disbursement:bezwaar-detail", reader_of(row)
    assert left_on(client, reader, monkeypatch, page, mine.pk) == []
    objections.decide(mine, builders.tekenbevoegde(name="Vera"), Outcome.ONGEGROND)
    assert left_on(client, reader, monkeypatch, page, mine.pk) == []
    assert left_on(client, reader, monkeypatch, "disbursement:beschikking-detail", row.pk) == []


def test_nor_does_a_request_and_the_decision_on_it(client, cast, monkeypatch):
    grant = objections.announced(cast).uitkering
    asked = requests.advised(grant, cast)
    page, reader = "disbursement:verzoek-detail", reader_of(asked)
    assert left_on(client, reader, monkeypatch, page, asked.pk) == []
    decision = requests.decided(asked, cast).decision
    assert left_on(client, reader, monkeypatch, page, asked.pk) == []
    assert (
        left_on(client, reader, monkeypatch, "disbursement:beschikking-detail", decision.pk) == []
    )


def test_an_island_reads_what_it_asked_and_that_no_term_is_known(client, cast):
    asked = requests.advised(objections.announced_on_saba(cast).uitkering, cast)
    reader = reader_of(asked)
    reader.language = Language.EN
    reader.save(update_fields=["language"])
    client.force_login(reader)
    page = text_of(client.get(reverse("disbursement:verzoek-detail", args=[asked.pk])))
    assert asked.subject not in page
    assert "Extension of the spending period until" in page
    assert "no statutory term known; to be assessed" in page
    deal = client.get(reverse("regiodeals:deal-detail", args=[asked.dossier_id]))
    assert asked.subject not in text_of(deal)


@pytest.mark.parametrize("typed", [{}, {"vingerafdruk": "x"}, {"vingerafdruk": "0" * 64}])
def test_nor_does_the_page_that_verifies_a_letter(client, monkeypatch, typed):
    assert left_on(client, None, monkeypatch, "disbursement:beschikking-check", **typed) == []


def test_nor_does_it_about_a_file(client, monkeypatch):
    file = SimpleUploadedFile("brief.txt", b"geen pdf")
    page = "disbursement:beschikking-check"
    assert left_on(client, None, monkeypatch, page, bestand=file) == []


@pytest.mark.parametrize("verdict", list(Verdict))
def test_every_answer_has_its_english(verdict):
    assert in_english(verdict.value.text) != verdict.value.text
