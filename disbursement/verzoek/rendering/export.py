"""Requests as rows of a file."""

from collections.abc import Iterator, Sequence
from typing import Any

from disbursement.verzoek.models import Verzoek
from disbursement.verzoek.rendering import last_day_of
from regiodeals.common.export import CellType, Column
from regiodeals.common.words import dutch

DAY = CellType.DAY
COLUMNS = (
    Column(dutch("Tranche"), CellType.NUMBER, 8),
    Column(dutch("Deal"), width=32),
    Column(dutch("Verzoek"), width=28),
    Column(dutch("Wat er verandert"), width=48),
    Column(dutch("Ontvangen op"), DAY),
    Column(dutch("Kenmerk van de regio"), width=20),
    Column(dutch("Stand"), width=20),
    Column(dutch("Beslissen uiterlijk"), DAY),
    Column(dutch("Advies"), width=16),
    Column(dutch("Besluit"), width=20),
    Column(dutch("Besloten op"), DAY),
    Column(dutch("Ingetrokken op"), DAY),
)
ADVICE = {True: dutch("toekennen"), False: dutch("afwijzen"), None: None}


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
