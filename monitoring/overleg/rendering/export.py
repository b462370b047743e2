"""Overleggen as rows of a file."""

from collections.abc import Iterator, Sequence
from typing import Any

from monitoring.overleg.models import Overleg
from regiodeals.common.export import CellType, Column

COLUMNS = (
    Column("Jaar", CellType.NUMBER, 8),
    Column("Deal", width=32),
    Column("Dag", CellType.DAY),
    Column("Plaats", width=32),
    Column("Stand", width=20),
    Column("Uitgenodigd op", CellType.MOMENT, 18),
)


def cells(rows: Sequence[Overleg]) -> Iterator[Sequence[Any]]:
    """Each overleg with its day and place."""
    for row in rows:
        yield (
            row.year,
            row.deal.name,
            row.planned_on,
            row.location,
            row.status_words,
            row.invited_at,
        )
