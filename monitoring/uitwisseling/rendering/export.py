"""Exchange meetings as rows of a file."""

from collections.abc import Iterator, Sequence
from typing import Any

from regiodeals.common.export import CellType, Column

COLUMNS = (
    Column("Titel", width=40),
    Column("Thema’s", width=32),
    Column("Dag", CellType.DAY),
    Column("Plaats", width=32),
    Column("Stand", width=20),
    Column("Plaatsen", CellType.NUMBER, 10),
    Column("Aangemeld", CellType.NUMBER, 10),
    Column("Wachtlijst", CellType.NUMBER, 10),
    Column("Aanmelden tot en met", CellType.DAY),
)


def cells(rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Each meeting with its numbers; no names."""
    for row in rows:
        yield (
            row.title,
            row.theme_labels,
            row.planned_on,
            row.location or "via een videoverbinding",
            row.get_status_display(),
            row.places,
            row.taken,
            row.waiting,
            row.sign_up_until,
        )
