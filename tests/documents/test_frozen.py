"""What is stored never changes: the database refuses, whoever asks."""

import pytest
from django.db import DatabaseError, connection, transaction

from regiodeals.documents import services
from regiodeals.documents.models import Document, Kind

pytestmark = pytest.mark.django_db


@pytest.fixture
def stored():
    order = services.order(kind=Kind.BESCHIKKING, filename="brief.pdf", by=None)
    assert services.fulfil(order.pk, lambda: b"%PDF")
    return Document.objects.get()


@pytest.mark.parametrize(
    "change",
    [
        "sha256 = repeat('0', 64)",
        "stored_at = NULL, sha256 = '', size = NULL",
        "filename = 'andere.pdf'",
        "size = size + 1",
        "given_up_at = now()",
        "last_error = 'toch niet'",
    ],
)
def test_no_column_of_a_stored_document_changes(change, stored):
    with (
        pytest.raises(DatabaseError, match="Cannot update or delete rows"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"UPDATE documents_document SET {change}")  # noqa: S608
    assert Document.objects.get() == stored


def test_a_stored_document_is_not_changed_through_its_model(stored):
    stored.filename = "andere.pdf"
    with pytest.raises(DatabaseError, match="Cannot update or delete rows"), transaction.atomic():
        stored.save()


def test_a_stored_document_is_not_deleted(stored):
    with pytest.raises(DatabaseError, match="Cannot update or delete rows"), transaction.atomic():
        stored.delete()
    with pytest.raises(DatabaseError, match="Cannot update or delete rows"), transaction.atomic():
        Document.objects.all().delete()
    assert Document.objects.exists()


def test_an_order_that_is_not_stored_can_still_change():
    order = services.order(kind=Kind.BESCHIKKING, filename="brief.pdf", by=None)
    Document.objects.filter(pk=order.pk).update(filename="andere.pdf")
    assert Document.objects.get().filename == "andere.pdf"
