"""Rapportages as rows of a file."""

from collections.abc import Iterator, Sequence
from typing import Any

from monitoring.rapportage.models import Rapportage
from regiodeals.common.export import CellType, Column

NUMBER, MOMENT = CellType.NUMBER, CellType.MOMENT
COLUMNS = (
    Column("Jaar", NUMBER, 8),
    Column("Deal", width=32),
    Column("Onderwerp", width=40),
    Column("Ingevuld", NUMBER, 10),
    Column("Vragen", NUMBER, 10),
    Column("Stand", width=20),
    Column("Begonnen op", MOMENT, 18),
    Column("Aangeboden op", MOMENT, 18),
)


def cells(rows: Sequence[Rapportage]) -> Iterator[Sequence[Any]]:
    """Each rapportage with how far it is."""
    for row in rows:
        yield (
            row.year,
            row.deal.name,
            row.subject,
            row.given,  # type: ignore[attr-defined]
            row.asked,  # type: ignore[attr-defined]
            row.get_status_display(),
            row.opened_at,
            row.offered_at,
        )
