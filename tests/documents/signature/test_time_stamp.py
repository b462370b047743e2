"""With a time stamp service a letter proves by itself, years later, when it was sealed."""

from io import BytesIO
from typing import Any

import pikepdf
import pytest
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from regiodeals.documents import services
from regiodeals.documents.models import Document, Kind
from regiodeals.documents.signature.errors import CertificateUnusable, TimeStampUnavailable
from regiodeals.documents.signature.pades import seal
from tests.builders import NOW
from tests.documents.signature import authority as authorities
from tests.verapdf.check import verdicts


@pytest.fixture
def authority():
    with authorities.serving() as authority:
        yield authority


@pytest.fixture
def certificate(own_key, authority, settings, tmp_path):
    """Our certificate, under an authority that we trust and that also stamps the time."""
    settings.SIGNATURE_TSA_URL = f"{authority.url}/tijdstempel"
    settings.SIGNATURE_ROOTS = str(tmp_path / "stam.pem")
    (tmp_path / "stam.pem").write_bytes(authority.root.public_bytes(Encoding.PEM))
    return own_key()


def refusal(kind, pdf):
    with pytest.raises(kind) as error:
        seal(pdf, at=NOW)
    return str(error.value)


def test_the_seal_carries_the_proofs_that_all_certificates_held(pdf, certificate, authority):
    sealed = seal(pdf, at=NOW)
    assert sealed.startswith(pdf)
    with pikepdf.open(BytesIO(sealed)) as opened:
        proofs = opened.Root.DSS
        assert len(proofs.CRLs) >= 1
        assert len(proofs.Certs) == 3


def test_it_is_valid_from_what_it_carries_alone(pdf, certificate, authority, settings):
    from regiodeals.documents.signature.time_stamp import _roots

    (signature,) = PdfFileReader(BytesIO(seal(pdf, at=NOW))).embedded_signatures
    offline = ValidationContext(trust_roots=_roots(), allow_fetching=False)
    status: Any = validate_pdf_signature(signature, offline, offline)
    assert status.bottom_line
    assert status.timestamp_validity.valid
    assert status.coverage.name == "ENTIRE_FILE"


def test_it_is_one_revision_and_verapdf_accepts_it(pdf, certificate, tmp_path):
    sealed = seal(pdf, at=NOW)
    assert sealed.count(b"%%EOF") == pdf.count(b"%%EOF") + 1
    (tmp_path / "stempel.pdf").write_bytes(sealed)
    found = verdicts(tmp_path / "stempel.pdf")
    assert len(found) == 2
    assert [verdict for verdict in found if verdict.failures] == []


def test_a_second_letter_asks_for_one_stamp_only(pdf, certificate, authority):
    seal(pdf, at=NOW)
    before = authority.asked
    seal(pdf, at=NOW)
    assert authority.asked == before + 1


def test_a_service_that_is_down_is_said(pdf, certificate, settings):
    settings.SIGNATURE_TSA_URL = "http://127.0.0.1:9/"
    assert "tijdstempeldienst geeft geen tijdstempel" in refusal(TimeStampUnavailable, pdf)


@pytest.mark.parametrize("answer", [b"", b"<html>storing</html>", b"\x30\x03\x02\x01\x05"])
def test_an_answer_that_is_no_time_stamp_is_refused(answer, pdf, certificate, authority):
    authority.answer = answer
    assert "tijdstempeldienst geeft geen tijdstempel" in refusal(TimeStampUnavailable, pdf)


def test_a_certificate_that_was_withdrawn_does_not_seal(pdf, certificate, authority):
    authority.withdraw(certificate)
    assert "revoked" in refusal(CertificateUnusable, pdf)


def test_a_time_stamp_service_whose_certificate_was_withdrawn_does_not_count(
    pdf, certificate, authority
):
    authority.withdraw(authority.stamp_certificate)
    assert "Niet te bewijzen" in refusal(CertificateUnusable, pdf)


def test_without_the_list_of_withdrawn_certificates_nothing_is_sealed(pdf, certificate, authority):
    authority.hides_withdrawals = True
    assert "Niet te bewijzen" in refusal(CertificateUnusable, pdf)


def test_a_root_that_the_operator_does_not_name_proves_nothing(
    pdf, certificate, authority, settings, tmp_path
):
    stranger = authorities.Authority()
    (tmp_path / "stam.pem").write_bytes(stranger.root.public_bytes(Encoding.PEM))
    assert "Niet te bewijzen" in refusal(CertificateUnusable, pdf)


@pytest.mark.parametrize("content", [None, b"", b"geen PEM"])
def test_roots_that_cannot_be_read_are_named(content, pdf, certificate, settings, tmp_path):
    settings.SIGNATURE_ROOTS = str(tmp_path / "andere.pem")
    if content is not None:
        (tmp_path / "andere.pem").write_bytes(content)
    assert "SIGNATURE_ROOTS" in refusal(CertificateUnusable, pdf)


@pytest.mark.django_db
def test_an_order_waits_while_the_service_is_down_and_is_made_later(pdf, certificate, settings):
    order = services.order(kind=Kind.BESCHIKKING, filename="brief.pdf", by=None)
    service, settings.SIGNATURE_TSA_URL = settings.SIGNATURE_TSA_URL, "http://127.0.0.1:9/"
    assert not services.fulfil(order.pk, lambda: seal(pdf, at=NOW))
    waiting = Document.objects.pending().get()
    assert "tijdstempeldienst geeft geen tijdstempel" in waiting.last_error
    assert (waiting.sha256, waiting.size) == ("", None)
    settings.SIGNATURE_TSA_URL = service
    assert services.fulfil(order.pk, lambda: seal(pdf, at=NOW))
    assert Document.objects.get().is_stored
