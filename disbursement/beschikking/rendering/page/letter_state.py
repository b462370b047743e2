"""The letter of a beschikking as the page shows it: an example, being made, stored, or failed."""

import builtins
from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from disbursement.beschikking.models import Beschikking
from disbursement.beschikking.policies import is_behandelaar
from regiodeals.accounts.models import User
from regiodeals.common.errors import DomainError
from regiodeals.common.words import dutch
from regiodeals.documents.models import Document
from regiodeals.templatetags.dutch import tijdstip

SOFTWARE_FAILED = dutch("Er ging iets mis in de software. Meld dit aan de beheerder.")
STORE_FAILED = dutch("De brief kon niet worden opgeslagen. Meld dit aan de beheerder.")
STOPPED_HALFWAY = dutch(
    "Het maken van de brief stopte elke keer halverwege. Meld dit aan de beheerder."
)


def letter_state(beschikking: Beschikking, user: User) -> dict[str, Any]:
    """The phase of the letter, and what goes with it.

    `phase` is example, pending, failed or stored.
    """
    document = beschikking.document
    if document is None:
        return {"phase": "example", "url": _url("preview", beschikking)}
    state: dict[str, Any] = {
        "title": dutch("Beschikking {kenmerk}", kenmerk=beschikking.kenmerk),
        "document": document,
        "note": dutch("besteld op {moment}", moment=tijdstip(document.ordered_at)),
    }
    if document.is_stored:
        note = dutch("opgeslagen op {moment}", moment=tijdstip(document.stored_at))
        return state | {"phase": "stored", "url": _url("letter", beschikking), "note": note}
    if document.is_given_up:
        may_retry = is_behandelaar(beschikking, user)
        return state | {
            "phase": "failed",
            "retry_url": _url("retry", beschikking) if may_retry else "",
            **why_not_made(document),
        }
    return state | {"phase": "pending", "refresh_url": _url("detail", beschikking)}


def why_not_made(document: Document) -> dict[str, str]:
    """Why it failed in plain words; what only a technician understands goes beside it."""
    kind, _colon, message = document.last_error.partition(": ")
    if not document.last_error:
        return {"reason": STOPPED_HALFWAY, "technical": ""}
    if kind in set(_domain_errors(DomainError)):
        return {"reason": message, "technical": ""}
    is_of_disk = issubclass(getattr(builtins, kind, object), OSError)
    reason = STORE_FAILED if is_of_disk else SOFTWARE_FAILED
    return {"reason": reason, "technical": document.last_error}


def _url(name: str, beschikking: Beschikking) -> str:
    return reverse(f"disbursement:beschikking-{name}", args=[beschikking.pk])


def _domain_errors(kind: type[DomainError]) -> Iterator[str]:
    """The names of all errors that carry a sentence for the user."""
    yield kind.__name__
    for below in kind.__subclasses__():
        yield from _domain_errors(below)
