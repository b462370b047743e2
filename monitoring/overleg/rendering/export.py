"""Overleggen as rows of a file."""

from collections.abc import Iterator, Sequence
from typing import Any

from monitoring.overleg.models import Overleg
from regiodeals.common.export import CellType, Column
from regiodeals.common.words import dutch

COLUMNS = (
    Column(dutch("Jaar"), CellType.NUMBER, 8),
    Column(dutch("Deal"), width=32),
    Column(dutch("Dag"), CellType.DAY),
    Column(dutch("Plaats"), width=32),
    Column(dutch("Stand"), width=20),
    Column(dutch("Uitgenodigd op"), CellType.MOMENT, 18),
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
