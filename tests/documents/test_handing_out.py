"""A document that was made here is handed out as it was stored, and only then."""

import pytest
from django.http import Http404

from regiodeals.common.errors import DomainError
from regiodeals.documents import services, store
from regiodeals.documents.handing_out import document_response
from regiodeals.documents.models import Document, Kind

pytestmark = pytest.mark.django_db


def order() -> Document:
    return services.order(kind=Kind.VERGADERSTUK, filename="stukken.pdf", by=None)


def test_a_stored_document_opens_under_its_name_byte_for_byte() -> None:
    document = order()
    assert services.fulfil(document.pk, lambda: b"%PDF-1.7 stukken")
    answer = document_response(Document.objects.get(pk=document.pk))
    assert answer.content == b"%PDF-1.7 stukken"
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="stukken.pdf"'


def test_what_is_not_made_yet_is_not_there() -> None:
    for document in (None, order()):
        with pytest.raises(Http404):
            document_response(document)


def test_bytes_that_are_gone_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    document = order()
    services.fulfil(document.pk, lambda: b"%PDF-1.7 stukken")

    def gone(_digest: str) -> bytes:
        raise DomainError("Het bestand is weg.")

    monkeypatch.setattr(store, "get", gone)
    with pytest.raises(DomainError, match="Het bestand is weg"):
        document_response(Document.objects.get(pk=document.pk))
