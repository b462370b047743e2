"""Series as rows of a file."""

from collections.abc import Iterator, Sequence
from typing import Any

from disbursement.serie.models import Serie
from regiodeals.common.export import CellType, Column
from regiodeals.common.words import dutch

COLUMNS = (
    Column(dutch("Serie"), CellType.NUMBER, 8),
    Column(dutch("Tranche"), CellType.NUMBER, 8),
    Column(dutch("Deals"), CellType.NUMBER, 8),
    Column(dutch("Gemaakt door"), width=28),
    Column(dutch("Gemaakt op"), CellType.MOMENT, 18),
)


def cells(rows: Sequence[Serie]) -> Iterator[Sequence[Any]]:
    """Each serie with how many deals were chosen."""
    for row in rows:
        count = row.deal_count  # type: ignore[attr-defined]
        yield (row.pk, row.tranche.number, count, str(row.made_by), row.made_at)
