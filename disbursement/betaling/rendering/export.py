"""Payments, batches, accounts and lines of the bank as rows of a file."""

from collections.abc import Iterator, Sequence
from typing import Any

from disbursement.betaling.models import Bankregel, Betaalbatch, Betaling, Rekening
from regiodeals.common.bank_numbers import last_four
from regiodeals.common.export import CellType, Column
from regiodeals.common.words import dutch, dutch_as

AMOUNT, DAY, MOMENT, NUMBER = CellType.AMOUNT, CellType.DAY, CellType.MOMENT, CellType.NUMBER

PAYMENT_COLUMNS = (
    Column(dutch("Kenmerk bij de bank"), width=24),
    Column(dutch("Tranche"), NUMBER, 8),
    Column(dutch("Deal"), width=32),
    Column(dutch("Regiokassier"), width=32),
    Column(dutch_as("deel van een bedrag", "Termijn"), NUMBER, 8),
    Column(dutch("Bedrag"), AMOUNT),
    Column(dutch("Munt"), width=8),
    Column(dutch("Stand"), width=16),
    Column(dutch("Rekening")),
    Column(dutch("Ten name van"), width=32),
    Column(dutch("Vrijgegeven door"), width=28),
    Column(dutch("Vrijgegeven op"), MOMENT, 18),
    Column(dutch("Bevestigd door"), width=28),
    Column(dutch("Bevestigd op"), MOMENT, 18),
    Column(dutch("Batch"), NUMBER, 8),
    Column(dutch("Betaald op"), DAY),
    Column(dutch("Teruggekomen op"), DAY),
    Column(dutch("Opmerking"), width=40),
)
BATCH_COLUMNS = (
    Column(dutch("Batch"), NUMBER, 8),
    Column(dutch("Munt"), width=8),
    Column(dutch("Stand"), width=20),
    Column(dutch("Betalingen"), NUMBER),
    Column(dutch("Samen"), AMOUNT),
    Column(dutch("Uit te voeren op"), DAY),
    Column(dutch("Samengesteld door"), width=28),
    Column(dutch("Samengesteld op"), MOMENT, 18),
    Column(dutch("Bevestigd door"), width=28),
    Column(dutch("Bevestigd op"), MOMENT, 18),
    Column(dutch("Aangeboden op"), MOMENT, 18),
    Column(dutch("SHA-256 van het bestand"), width=66),
)
ACCOUNT_COLUMNS = (
    Column(dutch("Regiokassier"), width=32),
    Column(dutch("Munt"), width=8),
    Column(dutch("Rekeningnummer"), width=28),
    Column("BIC"),
    Column(dutch("Ten name van"), width=32),
    Column(dutch("Opgave"), width=40),
    Column(dutch("Voorgesteld door"), width=28),
    Column(dutch("Voorgesteld op"), MOMENT, 18),
    Column(dutch("Bevestigd door"), width=28),
    Column(dutch("Bevestigd op"), MOMENT, 18),
    Column(dutch("Te gebruiken vanaf"), DAY),
    Column(dutch("Afgekeurd op"), MOMENT, 18),
    Column(dutch("Geblokkeerd op"), MOMENT, 18),
    Column(dutch("Waarom niet"), width=40),
)
LINE_COLUMNS = (
    Column(dutch("Afschrift"), width=24),
    Column(dutch("Regel"), NUMBER, 8),
    Column(dutch("Af of bij"), width=10),
    Column(dutch("Bedrag"), AMOUNT),
    Column(dutch("Munt"), width=8),
    Column(dutch("Geboekt op"), DAY),
    Column(dutch("Valutadatum"), DAY),
    Column(dutch("Tegenpartij"), width=32),
    Column(dutch("Omschrijving"), width=40),
    Column(dutch("Kenmerk van de betaling"), width=24),
    Column(dutch("Bevinding"), width=24),
    Column(dutch("Betaling"), width=24),
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
