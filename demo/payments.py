"""What the payment of the demonstration leaves behind: a file per currency, and the sums."""

import hashlib
from pathlib import Path

from django.db.models import Max, Sum

from demo.processes import folder
from demo.results import table
from demo.story import betaling
from disbursement.betaling.models import Betaalbatch, BetalingStatus
from regiodeals.common.dutch_dates import short_date
from regiodeals.common.errors import DomainError
from regiodeals.common.money import format_amount
from regiodeals.documents import store

HEADER = ("Batch", "Betalingen", "Samen", "Betaald", "Betaald op", "Bestand", "SHA-256")
SIGNS = 16


def files_folder() -> Path:
    """Where the copies of the files for the bank are."""
    return folder() / "betalingen"


def rows() -> list[tuple[str, ...]]:
    """A line per batch, each with a copy of its stored file."""
    return [_row(batch) for batch in betaling.batches()]


def report() -> str:
    """The table of the batches; currencies are never added."""
    return table(HEADER, rows())


def are_all_there() -> bool:
    """Whether there is a file for each currency, byte for byte what was stored."""
    batches = betaling.batches()
    return len(batches) == len(betaling.CURRENCIES) and all(map(_is_copied, batches))


def _row(batch: Betaalbatch) -> tuple[str, ...]:
    copy = _copied(batch)
    document = batch.document
    return (
        str(batch),
        str(batch.number_of_payments or 0),
        format_amount(batch.total_cents or 0, batch.currency),
        *_paid(batch),
        copy.name if copy else "ontbreekt",
        f"{document.sha256[:SIGNS]}…" if document and copy else "–",
    )


def _paid(batch: Betaalbatch) -> tuple[str, str]:
    """What the bank reported as paid, and the last day on which it did so."""
    paid = batch.betalingen.filter(status=BetalingStatus.BETAALD)
    found = paid.aggregate(cents=Sum("amount_cents"), day=Max("paid_on"))
    cents, day = found["cents"] or 0, found["day"]
    return format_amount(cents, batch.currency), short_date(day) if day else "–"


def _is_copied(batch: Betaalbatch) -> bool:
    copy = _copied(batch)
    if copy is None or batch.document is None:
        return False
    return hashlib.sha256(copy.read_bytes()).hexdigest() == batch.document.sha256


def _copied(batch: Betaalbatch) -> Path | None:
    """Write the stored file beside the others; what is there and the same is left alone."""
    if batch.document is None or not batch.document.is_stored:
        return None
    try:
        content = store.get(batch.document.sha256)
    except DomainError:
        return None
    target = files_folder() / f"{batch.message_id}-{batch.currency}.xml"
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.exists() or target.read_bytes() != content:
        target.write_bytes(content)
    return target
