"""The register of indicatoren as rows of a file."""

from collections.abc import Iterator, Sequence
from typing import Any

from monitoring.indicator.models import Indicator
from monitoring.indicator.rendering.pages import register_rows
from regiodeals.common.export import CellType, Column
from regiodeals.common.words import dutch

NUMBER = CellType.NUMBER
COLUMNS = (
    Column(dutch("Code"), width=20),
    Column(dutch("Betekent nu"), width=48),
    Column(dutch("Eenheid"), width=16),
    Column(dutch("Richting"), width=20),
    Column(dutch("Telt op als"), width=28),
    Column(dutch("Brede welvaart"), width=24),
    Column(dutch("Bron"), width=40),
    Column(dutch("Tranche"), NUMBER, 8),
    Column(dutch("Geldt vanaf ronde"), NUMBER),
    Column(dutch("Definities"), NUMBER),
)


def cells(rows: Sequence[Indicator]) -> Iterator[Sequence[Any]]:
    """Each code with what it means now."""
    for row in register_rows(rows):
        now = row["now"]
        yield (
            row["indicator"].code,
            now.name,
            now.unit,
            now.get_direction_display(),
            now.get_rule_display(),
            now.get_theme_display(),
            now.source,
            now.tranche.number,
            now.from_year,
            row["count"],
        )
