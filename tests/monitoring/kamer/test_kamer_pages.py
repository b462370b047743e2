"""The pages: the ministry reads, a behandelaar writes, another adopts, and nobody else sees it."""

import pytest
from django.urls import reverse

from monitoring.kamer.models import Kamerrapportage, KamerStatus
from monitoring.kamer.rendering.make import make_report
from regiodeals.accounts.models import MINISTRY_ROLES
from regiodeals.common import clock
from regiodeals.documents.models import Document
from tests import builders
from tests.browsing import messages_of, text_of
from tests.monitoring.kamer.world import WORDS, adopted, drafted, url
from tests.monitoring.rapportage.world import YEAR, accepted

pytestmark = pytest.mark.django_db


@pytest.fixture
def concept(report, writer, signer, officer):
    accepted(report, writer, signer, officer)
    return drafted(officer)


def page(client, person, address):
    client.force_login(person)
    return text_of(client.get(address))


def test_a_behandelaar_begins_and_writes(report, writer, signer, officer, client):
    client.force_login(officer)
    assert "Er is nog geen rapportage aan de Kamer" in text_of(client.get(url("list")))
    assert "Kies uit de lijst" in text_of(client.post(url("add"), {"jaar": str(YEAR)}))
    accepted(report, writer, signer, officer)
    assert client.post(url("add"), {"jaar": str(YEAR)}).status_code == 302
    assert "Schrijf daarin verder" in text_of(client.post(url("add"), {"jaar": str(YEAR)}))
    row = Kamerrapportage.objects.get()
    sent = WORDS | {"gezien": "1"}
    assert "niet kan worden afgedrukt" in text_of(
        client.post(url("change", row.pk), sent | {"general": "\U0001f600"})
    )
    assert client.post(url("change", row.pk), sent).status_code == 302
    words = text_of(client.get(url("detail", row.pk)))
    assert "Het gaat goed." in words
    assert "Wie aan deze rapportage schreef, stelt haar niet vast." in words


@pytest.mark.parametrize("role", sorted(MINISTRY_ROLES))
def test_every_role_of_the_ministry_reads(role, concept, client):
    words = page(client, builders.user(role), url("detail", concept.pk))
    assert "I. Algemene voortgang" in words
    assert concept.drafted_by.last_name in words


def test_another_adopts_what_he_saw_and_reads_the_pdf(concept, colleague, officer, client):
    client.force_login(colleague)
    address = url("detail", concept.pk)
    assert client.get(url("file", concept.pk)).status_code == 404
    client.post(url("adopt", concept.pk), {"gezien": "iets anders"})
    assert Kamerrapportage.objects.get().status == KamerStatus.CONCEPT
    seen = client.get(address).context["seen"]
    response = client.post(url("adopt", concept.pk), {"gezien": seen}, follow=True)
    assert any("vastgesteld" in message for message in messages_of(response))
    assert "De PDF wordt gemaakt." in text_of(client.get(address))
    make_report(concept.pk)
    assert client.get(url("file", concept.pk)).content.startswith(b"%PDF")
    assert "Aanbieding vastleggen" in page(client, officer, address)


def test_the_offering_is_laid_down_and_an_unknown_number_is_said(
    concept, colleague, officer, client
):
    adopted(concept, colleague)
    client.force_login(officer)
    day = f"{clock.today():%d-%m-%Y}"
    assert "dag" in text_of(client.post(url("offer", concept.pk), {"dag": "morgen"}))
    assert client.post(url("offer", concept.pk), {"dag": day}).status_code == 302
    assert "onbekend" in text_of(client.get(url("list")))
    assert client.post(url("kamerstuk", concept.pk), {"kamerstuk": ""}).status_code == 200
    sent = {"kamerstuk": "29697, nr. 157"}
    assert client.post(url("kamerstuk", concept.pk), sent).status_code == 302
    assert "29697, nr. 157" in text_of(client.get(url("list")))
    assert text_of(client.get(url("list") + "?jaar=1999")).count("editie 1") == 0


def test_a_pdf_that_could_not_be_made_is_asked_for_again(concept, colleague, officer, client):
    done = adopted(concept, colleague)
    assert done.document_id is not None
    Document.objects.filter(pk=done.document_id).update(given_up_at=done.adopted_at)
    assert "Opnieuw laten maken" in page(client, officer, url("detail", done.pk))
    response = client.post(url("again", done.pk), follow=True)
    assert any("opnieuw gemaakt" in message for message in messages_of(response))


def test_the_figures_of_an_adopted_edition_are_a_file_and_those_of_a_concept_are_not(
    concept, colleague, client
):
    client.force_login(colleague)
    address = reverse("regiodeals:export", args=["kamercijfers", "csv"])
    query = {"rapportage": concept.pk}
    before = b"".join(client.get(address, query).streaming_content)
    assert before.count(b"\n") == 1
    adopted(concept, colleague)
    after = b"".join(client.get(address, query).streaming_content)
    assert b"1000,00" in after


# ---- on the dossier --------------------------------------------------------------------------


def test_a_dossier_leads_to_the_adopted_editions_that_name_the_deal(
    client, concept, report, officer, colleague
):
    dossier = reverse("regiodeals:deal-detail", args=[report.deal_id])
    named = f"Voortgangsrapportage {YEAR}, editie 1"
    assert named not in page(client, officer, dossier)
    adopted(concept, colleague)
    assert named in page(client, officer, dossier)
    assert url("detail", concept.pk) in client.get(dossier).content.decode()
    assert named not in page(client, builders.member(builders.region_of(report.deal)), dossier)


def test_a_dossier_that_no_edition_names_says_nothing_of_it(client, concept, officer, colleague):
    adopted(concept, colleague)
    other = builders.concluded(officer)
    found = page(client, officer, reverse("regiodeals:deal-detail", args=[other.pk]))
    assert "Deze deal staat in" not in found
