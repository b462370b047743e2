"""Exchange meetings as rows of a file."""

from collections.abc import Iterator, Sequence
from typing import Any

from regiodeals.common.export import CellType, Column
from regiodeals.common.words import dutch

COLUMNS = (
    Column(dutch("Titel"), width=40),
    Column(dutch("Thema’s"), width=32),
    Column(dutch("Dag"), CellType.DAY),
    Column(dutch("Plaats"), width=32),
    Column(dutch("Stand"), width=20),
    Column(dutch("Plaatsen"), CellType.NUMBER, 10),
    Column(dutch("Aangemeld"), CellType.NUMBER, 10),
    Column(dutch("Wachtlijst"), CellType.NUMBER, 10),
    Column(dutch("Aanmelden tot en met"), CellType.DAY),
)


def cells(rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Each meeting with its numbers; no names."""
    for row in rows:
        yield (
            row.title,
            row.theme_labels,
            row.planned_on,
            row.location or dutch("via een videoverbinding"),
            row.get_status_display(),
            row.places,
            row.taken,
            row.waiting,
            row.sign_up_until,
        )
