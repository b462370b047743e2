"""The lines of the calendar as rows of a file."""

from collections.abc import Iterator, Sequence
from typing import Any

from monitoring.kalender.rendering.entries import entries_of
from monitoring.kalender.selectors import Line
from regiodeals.common.export import CellType, Column

COLUMNS = (
    Column("Dag", CellType.DAY),
    Column("Tijd", width=18),
    Column("Wat", width=60),
    Column("Deal", width=32),
    Column("Soort", width=28),
    Column("Stand", width=20),
    Column("Verschoven", width=32),
    Column("Waar die dag telt", width=40),
)


def cells(lines: Sequence[Line]) -> Iterator[Sequence[Any]]:
    """Each line as the list shows it."""
    for entry in entries_of(lines):
        yield (
            entry.day,
            entry.hours,
            entry.title,
            entry.deal,
            entry.kind,
            entry.word,
            entry.moved,
            entry.elsewhere,
        )
