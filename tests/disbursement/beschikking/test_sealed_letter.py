"""The stored letter: rendered from the frozen facts, sealed, and whole; or not stored at all."""

import subprocess
from datetime import UTC, datetime

import pytest

from disbursement.beschikking import services, tasks
from disbursement.beschikking.models import Beschikking, BeschikkingStatus
from disbursement.beschikking.rendering import make
from disbursement.beschikking.rendering.letter import FACTS_NAME, canonical_json, render_letter
from regiodeals.documents.models import Document
from tests import builders
from tests.disbursement.beschikking.issued import letter_of, with_quick_letters
from tests.disbursement.beschikking.letter_samples import embedded_in
from tests.verapdf.check import verdicts

pytestmark = pytest.mark.django_db


@pytest.fixture
def no_key(settings):
    settings.SIGNATURE_PKCS12 = None


def test_both_kinds_of_letter_are_whole_sealed_and_fit_for_the_archive(cast, tmp_path):
    for row in (cast.with_letter(), cast.with_letter(builders.saba(cast.drafter))):
        content = letter_of(row)
        again = render_letter(row.facts, watermark="TEST")
        assert content.startswith(again)
        assert embedded_in(content) == {FACTS_NAME: canonical_json(row.facts)}
        (tmp_path / f"{row.kenmerk}.pdf").write_bytes(content)
        (tmp_path / f"{row.kenmerk}-zonder-zegel.pdf").write_bytes(again)
    found = verdicts(*sorted(tmp_path.glob("*.pdf")))
    assert len(found) == 8
    assert [verdict for verdict in found if verdict.failures] == []
    for path in tmp_path.glob("*-0001.pdf"):
        command = ["pdfsig", "-nocert", path]
        report = subprocess.run(command, capture_output=True, text=True, check=False).stdout
        assert "Signature is Valid" in report
        assert "Total document signed" in report
        assert "TEST – geen rechtskracht" in report


def test_the_seal_bears_the_moment_at_which_the_letter_was_made(cast, still_clock, monkeypatch):
    with_quick_letters(monkeypatch)
    row = cast.signed()
    still_clock.set(datetime(2024, 11, 19, 7, 30, tzinfo=UTC))
    tasks.render_letter(row.pk)
    assert b"/M (D\\07220241119073000" in letter_of(Beschikking.objects.get())


def test_without_a_key_no_letter_is_stored_and_the_order_says_why(cast, no_key, settings):
    row = cast.signed()
    tasks.render_letter(row.pk)
    document = Document.objects.pending().get()
    assert "geen sleutel ingesteld" in document.last_error
    assert not (settings.DOCUMENTS_ROOT).exists()
    assert Beschikking.objects.get().status == BeschikkingStatus.ONDERTEKEND


def test_once_there_is_a_key_the_same_order_is_made(cast, settings, monkeypatch):
    with_quick_letters(monkeypatch)
    key, settings.SIGNATURE_PKCS12 = settings.SIGNATURE_PKCS12, None
    row = cast.signed()
    tasks.render_letter(row.pk)
    settings.SIGNATURE_PKCS12 = key
    tasks.render_letter(row.pk)
    document = Document.objects.get()
    assert document.is_stored
    assert document.last_error == ""
    services.announce_beschikking(beschikking_id=row.pk, actor=cast.drafter)


def test_with_an_expired_certificate_no_letter_is_stored(cast, still_clock, monkeypatch):
    """The certificate of the tests holds until 2049; the day after, nothing is sealed."""
    with_quick_letters(monkeypatch)
    row = cast.signed()
    still_clock.set(datetime(2050, 1, 1, tzinfo=UTC))
    assert not make.make_letter(row.pk)
    assert "is verlopen op 31 december 2049" in Document.objects.pending().get().last_error


def test_a_preview_is_not_sealed(cast):
    row = cast.signed()
    assert b"/ByteRange" not in make.render_preview(row.facts)
