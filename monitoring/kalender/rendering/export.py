"""The lines of the calendar as rows of a file."""

from collections.abc import Iterator, Sequence
from typing import Any

from monitoring.kalender.rendering.entries import entries_of
from monitoring.kalender.selectors import Line
from regiodeals.common.export import CellType, Column
from regiodeals.common.words import dutch

COLUMNS = (
    Column(dutch("Dag"), CellType.DAY),
    Column(dutch("Tijd"), width=18),
    Column(dutch("Wat"), width=60),
    Column(dutch("Deal"), width=32),
    Column(dutch("Soort"), width=28),
    Column(dutch("Stand"), width=20),
    Column(dutch("Verschoven"), width=32),
    Column(dutch("Waar die dag telt"), width=40),
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
