"""Order a document and make it exactly once, or keep one that somebody brought."""

import logging
from collections.abc import Callable

from django.db import transaction

from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.common.errors import WrongState
from regiodeals.common.words import dutch
from regiodeals.documents import store
from regiodeals.documents.models import Document

logger = logging.getLogger(__name__)

MAX_ATTEMPTS = 5


def order(
    *, kind: str, filename: str, by: User | None, content_type: str = "application/pdf"
) -> Document:
    """Promise a document, in the transaction of the act that needs it."""
    return Document.objects.create(
        kind=kind,
        filename=filename,
        content_type=content_type,
        ordered_at=clock.now(),
        ordered_by=by,
    )


def keep(
    *, kind: str, filename: str, content_type: str, content: bytes, by: User | None
) -> Document:
    """Keep what somebody brought, as it is; the row is frozen at once.

    Raises EmptyFile when there is nothing in it.
    """
    digest = store.put(content)
    moment = clock.now()
    return Document.objects.create(
        kind=kind,
        filename=filename,
        content_type=content_type,
        ordered_at=moment,
        ordered_by=by,
        stored_at=moment,
        sha256=digest,
        size=len(content),
    )


def fulfil(document_id: int, produce: Callable[[], bytes]) -> bool:
    """Make an ordered document and freeze it; True when this call stored it.

    May be called twice or by two workers at once: the row lock lets one make it, the other leaves.
    A worker that dies drops the lock, and the order is still pending. Each attempt is counted
    before it begins, so that a document which kills its worker is given up in the end.
    """
    if not _begin_attempt(document_id):
        return False
    with transaction.atomic():
        document = _claimed(document_id)
        return document is not None and _attempt(document, produce)


def retry(document_id: int) -> bool:
    """Give a document that was given up new attempts; True when there was something to do."""
    return bool(
        Document.objects.filter(pk=document_id, given_up_at__isnull=False).update(
            attempts=0, given_up_at=None, last_error=""
        )
    )


@transaction.atomic
def make_again(*, document_id: int, reason: str, actor: User) -> None:
    """Let a document that was given up be made again; the sweep asks a worker by itself.

    The caller has checked who may do this. Raises WrongState when it was not given up.
    """
    document = Document.objects.select_for_update().get(pk=document_id)
    if not retry(document_id):
        raise WrongState(dutch("Dit document is niet opgegeven. Er is niets om opnieuw te maken."))
    audit.record(
        document,
        action="documents.document.retry",
        sentence=f"Opnieuw laten maken: {document}"[:300],
        actor=actor,
        remark=reason,
    )


def _claimed(document_id: int) -> Document | None:
    """The pending document under lock; None when it is done or when another worker has it."""
    pending = Document.objects.pending().filter(pk=document_id)
    return pending.select_for_update(skip_locked=True).first()


@transaction.atomic
def _begin_attempt(document_id: int) -> bool:
    document = _claimed(document_id)
    if document is None:
        return False
    if document.attempts >= MAX_ATTEMPTS:
        _give_up(document)
        return False
    document.attempts += 1
    document.save(update_fields=["attempts"])
    return True


def _attempt(document: Document, produce: Callable[[], bytes]) -> bool:
    try:
        with transaction.atomic():
            content = produce()
        document.sha256 = store.put(content)
    # Whatever goes wrong in making a document must end as a note on its row, never as a lost order.
    except Exception as error:
        logger.exception("document %s could not be made", document.pk)
        document.last_error = f"{type(error).__name__}: {error}"[:2000]
        document.save(update_fields=["last_error"])
        if document.attempts >= MAX_ATTEMPTS:
            _give_up(document)
        return False
    document.size = len(content)
    document.stored_at = clock.now()
    document.last_error = ""
    document.save(update_fields=["sha256", "size", "stored_at", "last_error"])
    return True


def _give_up(document: Document) -> None:
    logger.error("document %s given up after %s attempts", document.pk, document.attempts)
    document.given_up_at = clock.now()
    document.save(update_fields=["given_up_at"])
