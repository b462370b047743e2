"""Payments, batches, accounts and lines of the bank as rows of a file."""

from collections.abc import Iterator, Sequence
from typing import Any

from disbursement.betaling.models import Bankregel, Betaalbatch, Betaling, Rekening
from regiodeals.common.bank_numbers import last_four
from regiodeals.common.export import CellType, Column

AMOUNT, DAY, MOMENT, NUMBER = CellType.AMOUNT, CellType.DAY, CellType.MOMENT, CellType.NUMBER

PAYMENT_COLUMNS = (
    Column("Kenmerk bij de bank", width=24),
    Column("Tranche", NUMBER, 8),
    Column("Deal", width=32),
    Column("Regiokassier", width=32),
    Column("Termijn", NUMBER, 8),
    Column("Bedrag", AMOUNT),
    Column("Munt", width=8),
    Column("Stand", width=16),
    Column("Rekening"),
    Column("Ten name van", width=32),
    Column("Vrijgegeven door", width=28),
    Column("Vrijgegeven op", MOMENT, 18),
    Column("Bevestigd door", width=28),
    Column("Bevestigd op", MOMENT, 18),
    Column("Batch", NUMBER, 8),
    Column("Betaald op", DAY),
    Column("Teruggekomen op", DAY),
    Column("Opmerking", width=40),
)
BATCH_COLUMNS = (
    Column("Batch", NUMBER, 8),
    Column("Munt", width=8),
    Column("Stand", width=20),
    Column("Betalingen", NUMBER),
    Column("Samen", AMOUNT),
    Column("Uit te voeren op", DAY),
    Column("Samengesteld door", width=28),
    Column("Samengesteld op", MOMENT, 18),
    Column("Bevestigd door", width=28),
    Column("Bevestigd op", MOMENT, 18),
    Column("Aangeboden op", MOMENT, 18),
    Column("SHA-256 van het bestand", width=66),
)
ACCOUNT_COLUMNS = (
    Column("Regiokassier", width=32),
    Column("Munt", width=8),
    Column("Rekeningnummer", width=28),
    Column("BIC"),
    Column("Ten name van", width=32),
    Column("Opgave", width=40),
    Column("Voorgesteld door", width=28),
    Column("Voorgesteld op", MOMENT, 18),
    Column("Bevestigd door", width=28),
    Column("Bevestigd op", MOMENT, 18),
    Column("Te gebruiken vanaf", DAY),
    Column("Afgekeurd op", MOMENT, 18),
    Column("Geblokkeerd op", MOMENT, 18),
    Column("Waarom niet", width=40),
)
LINE_COLUMNS = (
    Column("Afschrift", width=24),
    Column("Regel", NUMBER, 8),
    Column("Af of bij", width=10),
    Column("Bedrag", AMOUNT),
    Column("Munt", width=8),
    Column("Geboekt op", DAY),
    Column("Valutadatum", DAY),
    Column("Tegenpartij", width=32),
    Column("Omschrijving", width=40),
    Column("Kenmerk van de betaling", width=24),
    Column("Bevinding", width=24),
    Column("Betaling", width=24),
)


def payment_cells(rows: Sequence[Betaling]) -> Iterator[Sequence[Any]]:
    """Each payment: what, to whom, and the people and days of its steps."""
    for row in rows:
        uitkering = row.termijn.uitkering
        yield (
            row.end_to_end_id,
            uitkering.deal.tranche.number,
            uitkering.deal.name,
            uitkering.kassier.name,
            row.termijn.number,
            row.amount_cents,
            row.currency,
            row.get_status_display(),
            last_four(row.rekening.number),
            row.rekening.holder,
            row.released_by,
            row.released_at,
            row.confirmed_by,
            row.confirmed_at,
            row.batch_id,
            row.paid_on,
            row.returned_on,
            row.remark,
        )


def batch_cells(rows: Sequence[Betaalbatch]) -> Iterator[Sequence[Any]]:
    """Each batch with its sum and its file."""
    for row in rows:
        yield (
            row.pk,
            row.currency,
            row.get_status_display(),
            row.number,  # type: ignore[attr-defined]
            row.cents,  # type: ignore[attr-defined]
            row.execute_on,
            row.composed_by,
            row.composed_at,
            row.confirmed_by,
            row.confirmed_at,
            row.offered_at,
            row.document.sha256 if row.document else None,
        )


def account_cells(rows: Sequence[Rekening]) -> Iterator[Sequence[Any]]:
    """Each account that was ever proposed, and what became of it."""
    for row in rows:
        yield (
            row.organisation.name,
            row.currency,
            row.number,
            row.bic,
            row.holder,
            row.source,
            row.proposed_by,
            row.proposed_at,
            row.confirmed_by,
            row.confirmed_at,
            row.usable_from,
            row.refused_at,
            row.blocked_at,
            row.remark,
        )


def line_cells(rows: Sequence[Bankregel]) -> Iterator[Sequence[Any]]:
    """Each line of the bank that waits for a person."""
    for row in rows:
        yield (
            row.afschrift.number,
            row.position,
            row.get_direction_display(),
            row.amount_cents,
            row.currency,
            row.booked_on,
            row.valued_on,
            row.counterparty,
            row.description,
            row.end_to_end_id,
            row.get_finding_display(),
            row.betaling,
        )
