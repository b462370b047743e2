"""Reminders as rows of a file."""

from collections.abc import Iterator, Sequence
from typing import Any

from monitoring.herinnering.models import Herinnering
from monitoring.herinnering.rendering.words import state_of
from regiodeals.common.export import CellType, Column
from regiodeals.common.words import dutch

COLUMNS = (
    Column(dutch("Dag"), CellType.DAY),
    Column(dutch("Waarover"), width=48),
    Column(dutch("Laatste dag"), CellType.DAY),
    Column(dutch("Aan"), width=32),
    Column(dutch("Omdat het te lang duurt"), width=24),
    Column(dutch("Stand"), width=20),
    Column(dutch("Verzonden op"), CellType.MOMENT, 18),
)


def cells(rows: Sequence[Herinnering]) -> Iterator[Sequence[Any]]:
    """Each reminder with what became of it."""
    for row in rows:
        yield (
            row.day,
            row.obligation.title,
            row.due_on,
            row.recipient_name,
            dutch("ja") if row.is_escalation else dutch("nee"),
            state_of(row)[1],
            row.message.handed_over_at if row.message else None,
        )
