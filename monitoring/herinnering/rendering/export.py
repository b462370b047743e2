"""Reminders as rows of a file."""

from collections.abc import Iterator, Sequence
from typing import Any

from monitoring.herinnering.models import Herinnering
from monitoring.herinnering.rendering.words import state_of
from regiodeals.common.export import CellType, Column

COLUMNS = (
    Column("Dag", CellType.DAY),
    Column("Waarover", width=48),
    Column("Laatste dag", CellType.DAY),
    Column("Aan", width=32),
    Column("Omdat het te lang duurt", width=24),
    Column("Stand", width=20),
    Column("Verzonden op", CellType.MOMENT, 18),
)


def cells(rows: Sequence[Herinnering]) -> Iterator[Sequence[Any]]:
    """Each reminder with what became of it."""
    for row in rows:
        yield (
            row.day,
            row.obligation.title,
            row.due_on,
            row.recipient_name,
            "ja" if row.is_escalation else "nee",
            state_of(row)[1],
            row.message.handed_over_at if row.message else None,
        )
