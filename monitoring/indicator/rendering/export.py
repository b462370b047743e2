"""The register of indicatoren as rows of a file."""

from collections.abc import Iterator, Sequence
from typing import Any

from monitoring.indicator.models import Indicator
from monitoring.indicator.rendering.pages import register_rows
from regiodeals.common.export import CellType, Column

NUMBER = CellType.NUMBER
COLUMNS = (
    Column("Code", width=20),
    Column("Betekent nu", width=48),
    Column("Eenheid", width=16),
    Column("Richting", width=20),
    Column("Telt op als", width=28),
    Column("Brede welvaart", width=24),
    Column("Bron", width=40),
    Column("Tranche", NUMBER, 8),
    Column("Geldt vanaf ronde", NUMBER),
    Column("Definities", NUMBER),
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
