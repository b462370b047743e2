"""The stored letters of a serie, as a zip or as one PDF to print."""

import csv
import zipfile
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO

from disbursement.beschikking.models import Beschikking
from regiodeals.common.errors import InvalidInput
from regiodeals.common.words import dutch
from regiodeals.documents import store
from regiodeals.documents.pdf.merged import merged

NO_LETTERS = dutch(
    "Er is nog geen brief in deze serie. Onderteken eerst, en wacht tot de brieven er zijn."
)
# It is put together while somebody waits, in the memory of a web process.
MOST_BYTES = 50 * 1024 * 1024
TOO_MUCH = dutch(
    "De brieven zijn samen groter dan 50 MB. Download ze per stuk, bij elke beschikking."
)
LIST_NAME = "inhoud.csv"


def letters_of(rows: Iterable[Beschikking]) -> list[Beschikking]:
    """The beschikkingen with a stored letter; raises InvalidInput for none or too much."""
    found = [row for row in rows if row.document is not None and row.document.is_stored]
    if not found:
        raise InvalidInput(NO_LETTERS)
    if sum(row.document.size or 0 for row in found if row.document) > MOST_BYTES:
        raise InvalidInput(TOO_MUCH)
    return found


def as_zip(rows: Sequence[Beschikking]) -> bytes:
    """Every letter as it is stored, byte for byte, and a list with their fingerprints."""
    result = BytesIO()
    with zipfile.ZipFile(result, "w", zipfile.ZIP_STORED) as archive:
        for row in rows:
            archive.writestr(row.document.filename, store.get(row.document.sha256))  # type: ignore[union-attr]
        archive.writestr(LIST_NAME, _list(rows))
    return result.getvalue()


def as_one_pdf(rows: Sequence[Beschikking], *, title: str) -> bytes:
    """All letters behind each other; a copy, the sealed letters are in the zip."""
    files = [store.get(row.document.sha256) for row in rows]  # type: ignore[union-attr]
    return merged(files, title=title)


def _list(rows: Sequence[Beschikking]) -> str:
    text = StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(["kenmerk", "deal", "bestand", "sha256"])
    for row in rows:
        document = row.document
        if document is not None:
            deal = row.uitkering.deal.name
            writer.writerow([row.kenmerk, _as_text(deal), document.filename, document.sha256])
    return text.getvalue()


def _as_text(value: str) -> str:
    """A spreadsheet takes a value that begins so for a formula."""
    return f"'{value}" if value[:1] in {"=", "+", "-", "@", "\t", "\r"} else value
