"""Reports to parliament, and the figures of one of them, as rows of a file."""

from collections.abc import Iterator, Sequence
from typing import Any

from monitoring.kamer.models import Kamerrapportage
from monitoring.kamer.rendering.content import gap_of
from regiodeals.common.export import CellType, Column
from regiodeals.common.words import dutch

COLUMNS = (
    Column(dutch("Jaar"), CellType.NUMBER, 8),
    Column(dutch("Editie"), CellType.NUMBER, 8),
    Column(dutch("Stand"), width=14),
    Column(dutch("Vastgesteld op"), CellType.MOMENT, 18),
    Column(dutch("Aangeboden op"), CellType.DAY),
    Column(dutch("Kamerstuk"), width=20),
    Column(dutch("SHA-256 van de gegevens"), width=66),
)
FIGURES = (
    Column(dutch("Jaar"), CellType.NUMBER, 8),
    Column(dutch("Editie"), CellType.NUMBER, 8),
    Column(dutch("Tranche"), CellType.NUMBER, 8),
    Column(dutch("Deal"), width=40),
    Column(dutch("Rapportage"), width=40),
    Column(dutch("Munt van het recht"), width=8),
    Column(dutch("Verleend"), CellType.AMOUNT, 18),
    Column(dutch("Betaald"), CellType.AMOUNT, 18),
    Column(dutch("Verantwoord in grootboek"), CellType.AMOUNT, 18),
    Column(dutch("Plan Rijk in euro"), CellType.AMOUNT, 18),
    Column(dutch("Besteed Rijk in euro"), CellType.AMOUNT, 18),
    Column(dutch("Toegezegd Rijk in euro"), CellType.AMOUNT, 18),
    Column(dutch("Verschil met grootboek in euro"), CellType.AMOUNT, 18),
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
