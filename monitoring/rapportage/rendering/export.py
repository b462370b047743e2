"""Rapportages as rows of a file."""

from collections.abc import Iterator, Sequence
from typing import Any

from monitoring.rapportage.models import Rapportage
from regiodeals.common.export import CellType, Column
from regiodeals.common.words import dutch

NUMBER, MOMENT = CellType.NUMBER, CellType.MOMENT
COLUMNS = (
    Column(dutch("Jaar"), NUMBER, 8),
    Column(dutch("Deal"), width=32),
    Column(dutch("Onderwerp"), width=40),
    Column(dutch("Ingevuld"), NUMBER, 10),
    Column(dutch("Vragen"), NUMBER, 10),
    Column(dutch("Stand"), width=20),
    Column(dutch("Begonnen op"), MOMENT, 18),
    Column(dutch("Aangeboden op"), MOMENT, 18),
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
