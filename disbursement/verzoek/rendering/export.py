"""Requests as rows of a file."""

from collections.abc import Iterator, Sequence
from typing import Any

from disbursement.verzoek.models import Verzoek
from disbursement.verzoek.rendering import last_day_of
from regiodeals.common.export import CellType, Column

DAY = CellType.DAY
COLUMNS = (
    Column("Tranche", CellType.NUMBER, 8),
    Column("Deal", width=32),
    Column("Verzoek", width=28),
    Column("Wat er verandert", width=48),
    Column("Ontvangen op", DAY),
    Column("Kenmerk van de regio", width=20),
    Column("Stand", width=20),
    Column("Beslissen uiterlijk", DAY),
    Column("Advies", width=16),
    Column("Besluit", width=20),
    Column("Besloten op", DAY),
    Column("Ingetrokken op", DAY),
)
ADVICE = {True: "toekennen", False: "afwijzen", None: None}


def cells(rows: Sequence[Verzoek]) -> Iterator[Sequence[Any]]:
    """Each request with its day and what became of it."""
    for row in rows:
        deal = row.uitkering.deal
        yield (
            deal.tranche.number,
            deal.name,
            str(row),
            row.subject,
            row.received_on,
            row.reference,
            row.get_status_display(),
            last_day_of(row),
            ADVICE[row.advises_granting],
            row.decision.kenmerk if row.decision else None,
            row.decided_on,
            row.withdrawn_on,
        )
