"""Reports to parliament, and the figures of one of them, as rows of a file."""

from collections.abc import Iterator, Sequence
from typing import Any

from monitoring.kamer.models import Kamerrapportage
from monitoring.kamer.rendering.content import gap_of
from regiodeals.common.export import CellType, Column

COLUMNS = (
    Column("Jaar", CellType.NUMBER, 8),
    Column("Editie", CellType.NUMBER, 8),
    Column("Stand", width=14),
    Column("Vastgesteld op", CellType.MOMENT, 18),
    Column("Aangeboden op", CellType.DAY),
    Column("Kamerstuk", width=20),
    Column("SHA-256 van de gegevens", width=66),
)
FIGURES = (
    Column("Jaar", CellType.NUMBER, 8),
    Column("Editie", CellType.NUMBER, 8),
    Column("Tranche", CellType.NUMBER, 8),
    Column("Deal", width=40),
    Column("Rapportage", width=40),
    Column("Munt van het recht", width=8),
    Column("Verleend", CellType.AMOUNT, 18),
    Column("Betaald", CellType.AMOUNT, 18),
    Column("Verantwoord in grootboek", CellType.AMOUNT, 18),
    Column("Plan Rijk in euro", CellType.AMOUNT, 18),
    Column("Besteed Rijk in euro", CellType.AMOUNT, 18),
    Column("Toegezegd Rijk in euro", CellType.AMOUNT, 18),
    Column("Verschil met grootboek in euro", CellType.AMOUNT, 18),
)


def cells(rows: Sequence[Kamerrapportage]) -> Iterator[Sequence[Any]]:
    """Each edition with how far it came."""
    for row in rows:
        yield (
            row.year,
            row.edition,
            row.get_status_display(),
            row.adopted_at,
            row.offered_on,
            row.kamerstuk,
            row.sha256,
        )


def figures(rows: Sequence[Kamerrapportage]) -> Iterator[Sequence[Any]]:
    """Each deal of an adopted edition; what is unknown is an empty cell, never nothing."""
    for row in rows:
        for deal in row.frozen["deals"]:
            rijk = deal["rapportage"]["rijk"] if deal["rapportage"] else None
            yield (
                row.year,
                row.edition,
                deal["tranche"],
                deal["deal"],
                deal["stand"],
                deal["munt"],
                deal["verleend"],
                deal["betaald"],
                deal["verantwoord"],
                rijk["plan"] if rijk else None,
                rijk["besteed"]["cent"] if rijk else None,
                rijk["toegezegd"]["cent"] if rijk else None,
                gap_of(deal),
            )
