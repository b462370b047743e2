"""Order a document: a row that promises it, in the transaction of the act that needs it."""

import pytest
from django.db import IntegrityError, connection, transaction

from regiodeals.documents import services
from regiodeals.documents.models import Document, Kind
from tests import builders

pytestmark = pytest.mark.django_db

HASH = "a" * 64


@pytest.fixture
def order(officer):
    return services.order(kind=Kind.BESCHIKKING, filename="SPUK-2024-0001.pdf", by=officer)


def update(order, **values):
    with transaction.atomic():
        Document.objects.filter(pk=order.pk).update(**values)


def test_an_order_says_what_when_and_by_whom(order, officer):
    row = Document.objects.get()
    assert (row.kind, row.filename, row.ordered_by) == (
        "beschikking",
        "SPUK-2024-0001.pdf",
        officer,
    )
    assert row.ordered_at == builders.NOW
    assert row.content_type == "application/pdf"
    assert str(row) == "SPUK-2024-0001.pdf"


def test_an_order_is_pending_until_it_is_stored_or_given_up(order):
    assert list(Document.objects.pending()) == [order]
    assert not order.is_stored
    assert not order.is_given_up


def test_what_is_given_up_is_not_pending(order):
    update(order, given_up_at=builders.NOW)
    assert not Document.objects.pending().exists()
    assert Document.objects.get().is_given_up


def test_what_is_stored_is_not_pending(order):
    update(order, stored_at=builders.NOW, sha256=HASH, size=1)
    assert not Document.objects.pending().exists()
    assert Document.objects.get().is_stored


def test_an_act_that_fails_orders_nothing(officer):
    @transaction.atomic
    def act():
        services.order(kind=Kind.BESCHIKKING, filename="nooit.pdf", by=officer)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        act()
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    "values",
    [
        {"stored_at": builders.NOW},
        {"stored_at": builders.NOW, "sha256": HASH},
        {"stored_at": builders.NOW, "sha256": HASH, "size": 0},
        {"stored_at": builders.NOW, "sha256": HASH[1:], "size": 1},
        {"stored_at": builders.NOW, "sha256": "G" * 64, "size": 1},
        {"sha256": HASH},
        {"size": 1},
    ],
)
def test_a_document_is_stored_with_its_hash_and_size_or_not_at_all(values, order):
    with pytest.raises(IntegrityError, match="stored_document_has_its_hash"):
        update(order, **values)


def test_looking_for_pending_orders_uses_the_small_index(order):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
    assert "documents_pending" in Document.objects.pending().filter(kind=order.kind).explain()
