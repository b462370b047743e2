"""What the rapportages of the demonstration leave behind: each accepted one, with its receipt."""

import hashlib
import time
from pathlib import Path

from django.utils.text import slugify

from demo.processes import folder
from demo.results import table
from demo.story import rapportage
from monitoring.rapportage.models import Akkoord
from regiodeals.common.errors import DomainError
from regiodeals.documents import store
from regiodeals.documents.models import Document

HEADER = ("Rapportage", "Indiening", "PDF", "SHA-256 van de gegevens")
SIGNS = 16
# Longer than the sweep takes to send a message again that was lost.
PATIENCE_SECONDS = 90
LOOK_AGAIN_SECONDS = 0.1


def files_folder() -> Path:
    """Where the copies of the rapportages are."""
    return folder() / "rapportages"


def await_files() -> None:
    """Give the worker time for what was ordered, the receipt of what was given back included."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while Document.objects.pending().exists() and time.monotonic() < deadline:
        time.sleep(LOOK_AGAIN_SECONDS)


def report() -> str:
    """The table of the accepted rapportages."""
    return table(HEADER, [_row(row) for row in rapportage.accepted()])


def are_all_there() -> bool:
    """Whether each region has its rapportage and receipt, byte for byte what was stored."""
    rows = rapportage.accepted()
    copies = [(document, _copied(row, document)) for row in rows for document in _documents(row)]
    return len(rows) == len(rapportage.REGIONS) and all(
        copy is not None and hashlib.sha256(copy.read_bytes()).hexdigest() == document.sha256
        for document, copy in copies
    )


def _documents(row: Akkoord) -> tuple[Document, Document]:
    return row.document, row.indiening.receipt


def _row(row: Akkoord) -> tuple[str, ...]:
    copies = [_copied(row, document) for document in _documents(row)]
    return (
        str(row.indiening.rapportage),
        str(row.indiening.number),
        copies[0].name if copies[0] else "ontbreekt",
        f"{row.indiening.sha256[:SIGNS]}…",
    )


def _copied(row: Akkoord, document: Document) -> Path | None:
    """Write the stored file beside the others; what is there and the same is left alone."""
    if not document.is_stored:
        return None
    try:
        content = store.get(document.sha256)
    except DomainError:
        return None
    report = row.indiening.rapportage
    name = f"{document.kind}-{report.year}-{slugify(str(report.deal))}.pdf"
    target = files_folder() / name
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.exists() or target.read_bytes() != content:
        target.write_bytes(content)
    return target
