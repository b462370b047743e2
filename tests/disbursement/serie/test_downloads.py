"""The letters of a serie together: as they are stored, or as one copy to print."""

import csv
import hashlib
from io import BytesIO, StringIO
from zipfile import ZipFile

import pikepdf
import pytest
from django.urls import reverse

from disbursement.beschikking.models import Beschikking
from disbursement.serie.rendering import downloads
from disbursement.serie.rendering.downloads import LIST_NAME, NO_LETTERS
from regiodeals.documents import store
from tests import builders
from tests.disbursement.serie.series import grants_of, serie_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def rows(cast):
    """Two letters, the second for a deal of which the name begins like a formula."""
    plain = cast.with_letter()
    formula = builders.concluded(cast.drafter, name="=HYPERLINK voorbeeld")
    return [plain, cast.with_letter(builders.uitkering(cast.drafter, formula))]


@pytest.fixture
def serie(cast, rows):
    return serie_of(cast, *(row.uitkering for row in rows))


def download(client, reader, serie, kind):
    client.force_login(reader)
    return client.get(reverse(f"disbursement:serie-{kind}", args=[serie.pk]))


def test_the_zip_holds_every_letter_byte_for_byte(client, cast, serie, rows):
    response = download(client, cast.drafter, serie, "zip")
    assert response["Content-Disposition"] == f'attachment; filename="serie-{serie.pk}.zip"'
    archive = ZipFile(BytesIO(response.content))
    for row in rows:
        assert archive.read(f"{row.kenmerk}.pdf") == store.get(row.document.sha256)
    assert len(archive.namelist()) == len(rows) + 1


def test_the_list_in_the_zip_names_deal_and_fingerprint(client, cast, serie, rows):
    archive = ZipFile(BytesIO(download(client, cast.drafter, serie, "zip").content))
    lines = list(csv.DictReader(StringIO(archive.read(LIST_NAME).decode()), delimiter=";"))
    assert [line["kenmerk"] for line in lines] == [row.kenmerk for row in rows]
    for line in lines:
        assert hashlib.sha256(archive.read(line["bestand"])).hexdigest() == line["sha256"]
    assert lines[1]["deal"] == "'=HYPERLINK voorbeeld"


def test_the_one_pdf_has_all_pages_in_order_and_a_bookmark_per_letter(client, cast, serie, rows):
    content = download(client, cast.drafter, serie, "pdf").content
    parts = [pikepdf.open(BytesIO(store.get(row.document.sha256))) for row in rows]
    with pikepdf.open(BytesIO(content)) as whole:
        assert len(whole.pages) == sum(len(part.pages) for part in parts)
        assert str(whole.docinfo["/Title"]) == f"{serie}, kopie van 2 beschikkingen"
        with whole.open_outline() as outline:
            assert len(outline.root) == len(rows)
        assert "/AcroForm" not in whole.Root
        assert not whole.attachments


def test_too_much_at_once_is_refused_in_words(client, cast, serie, monkeypatch):
    monkeypatch.setattr(downloads, "MOST_BYTES", 1000)
    client.force_login(cast.drafter)
    for kind in ("zip", "pdf"):
        url = reverse(f"disbursement:serie-{kind}", args=[serie.pk])
        assert downloads.TOO_MUCH in client.get(url, follow=True).content.decode()


def test_without_letters_the_page_says_what_to_do_first(client, cast):
    serie = serie_of(cast, *grants_of(cast, 1))
    client.force_login(cast.drafter)
    for kind in ("zip", "pdf"):
        url = reverse(f"disbursement:serie-{kind}", args=[serie.pk])
        assert NO_LETTERS in client.get(url, follow=True).content.decode()


def test_a_letter_that_is_gone_from_the_store_gives_a_sentence(client, cast, serie, settings):
    settings.DOCUMENTS_ROOT = settings.DOCUMENTS_ROOT / "elsewhere"
    response = download(client, cast.drafter, serie, "zip")
    assert response["Location"] == reverse("disbursement:serie-detail", args=[serie.pk])
    assert Beschikking.objects.count() == 2
