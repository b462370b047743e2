"""The files of a rapportage on paper: in its receipt, and in the document of what was accepted."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from PIL import Image

from monitoring.bijlage.models import Bijlage
from monitoring.rapportage.models import Akkoord, Indiening, Rapportage
from monitoring.rapportage.rendering.receipt import render_receipt
from monitoring.rapportage.rendering.report import render_report
from regiodeals.documents import store
from tests.disbursement.beschikking.letter_samples import text_of as pdf_text
from tests.monitoring.bijlage.world import PDF, WORDS, added, photo
from tests.monitoring.rapportage import world as reports
from tests.verapdf.check import verdicts

pytestmark = pytest.mark.django_db


def browser(person) -> Client:
    client = Client()
    client.force_login(person)
    return client


@pytest.fixture
def documents(report, writer, signer, officer):
    """The receipt and the document of a rapportage with two photos and a PDF."""
    added(report, writer, content=photo(size=(2400, 1600)))
    added(report, writer, name="kaart.png", content=photo("PNG"), text="De kaart van de regio.")
    added(report, writer, name="plan.pdf", content=PDF, text="Het plan.")
    reports.accepted(report, writer, signer, officer)
    akkoord = Akkoord.objects.select_related("indiening__by", "by").get()
    receipt = Indiening.objects.select_related("by").get()
    return render_receipt(receipt), render_report(akkoord), akkoord


def test_the_receipt_and_the_accepted_document_name_each_file_with_its_hash(documents):
    receipt, report, _ = documents
    for content in (receipt, report):
        text = "".join(pdf_text(content).split())
        for row in Bijlage.objects.select_related("document"):
            assert row.document.filename in text
            assert row.document.sha256 in text


def test_the_accepted_document_shows_the_photos_with_their_words(documents, tmp_path):
    _, content, akkoord = documents
    with pikepdf.open(BytesIO(content)) as pdf:
        dictionaries = [item for item in pdf.objects if isinstance(item, pikepdf.Dictionary)]
        words = {str(item.Alt) for item in dictionaries if item.get("/S") == "/Figure"}
        widths = {int(i.Width) for sheet in pdf.pages for i in sheet.get_images().values()}
    assert words == {WORDS, "De kaart van de regio."}
    # No more of it than a page shows.
    assert widths == {1300, 60}
    assert render_report(akkoord) == content
    (tmp_path / "rapportage.pdf").write_bytes(content)
    for verdict in verdicts(tmp_path / "rapportage.pdf"):
        assert verdict.failures == (), verdict.profile


def test_a_photo_as_it_is_kept_is_not_touched(documents):
    row = Bijlage.objects.order_by("pk")[0]
    content = browser(row.added_by).get(reverse("monitoring:bijlage-file", args=[row.pk])).content
    assert Image.open(BytesIO(content)).size == (2400, 1600)
    assert Rapportage.objects.get().bijlagen.count() == 3
    assert documents[0].startswith(b"%PDF")


def test_a_photo_that_is_lost_stops_the_document(documents):
    row = Bijlage.objects.order_by("pk")[0]
    digest = row.document.sha256
    (Path(settings.DOCUMENTS_ROOT) / digest[:2] / digest).unlink()
    with pytest.raises(store.AlteredFile, match=digest[:12]):
        render_report(documents[2])
