"""A mail server, and a message that is ready to go."""

from collections.abc import Iterator
from typing import Any

import pytest

from regiodeals.documents import services as documents
from regiodeals.documents.models import Document, Kind
from regiodeals.mail import kinds, services
from regiodeals.mail.kinds import Registration
from regiodeals.mail.models import Language, Message, MessageKind
from regiodeals.mail.rendering import Content
from regiodeals.mail.services import Recipient
from tests import builders
from tests.broker import broker
from tests.disbursement.conftest import start_process
from tests.mail.post_office import PostOffice, deliver_to

__all__ = ["broker", "start_process"]

PDF = b"%PDF-1.7 brief"


@pytest.fixture
def office(settings: Any) -> Iterator[PostOffice]:
    """A mail server of this test alone."""
    server = PostOffice()
    server.open()
    deliver_to(server, settings)
    yield server
    server.close()


@pytest.fixture(autouse=True)
def answered_for(monkeypatch: pytest.MonkeyPatch) -> dict[str, bool]:
    """Somebody answers for the kind of these tests; `wanted` says whether it still must go."""
    state = {"wanted": True}
    registration = Registration(lambda _message: "/", lambda _message: state["wanted"])
    monkeypatch.setitem(kinds._registered, MessageKind.BEKENDMAKING, registration)
    return state


@pytest.fixture
def kassier(db: Any) -> Any:
    """Who gets the mail."""
    return builders.organisation("gemeente Voorbeeld")


@pytest.fixture
def letter(db: Any) -> Document:
    """A stored letter."""
    order = documents.order(kind=Kind.BESCHIKKING, filename="SPUK-2024-0001.pdf", by=None)
    assert documents.fulfil(order.pk, lambda: PDF)
    return Document.objects.get(pk=order.pk)


def content(**changes: Any) -> Content:
    """What the message says."""
    said = {
        "template": "bekendmaking",
        "language": Language.NL,
        "subject_line": "Er is een beschikking voor u: SPUK-2024-0001",
        "text": "Geachte heer, mevrouw,\n\nEr is een beschikking voor u.\n",
        "html": "<p>Er is een beschikking voor u.</p>\n",
    }
    return Content(**(said | changes))


def queue(to: Any, *, address: str = "post@voorbeeld.example", **changes: Any) -> Message:
    """A message in the outbox."""
    order = {"documents": [], "occasion": "", "name": to.name} | changes
    return services.queue(
        kind=MessageKind.BEKENDMAKING,
        about=to,
        to=Recipient(to, order["name"], address),
        content=order.get("content") or content(),
        by=None,
        occasion=order["occasion"],
        documents=order["documents"],
    )


@pytest.fixture
def message(kassier: Any, letter: Document) -> Message:
    """A message with the letter."""
    return queue(kassier, documents=[letter])
