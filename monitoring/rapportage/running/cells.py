"""What is said of a cell of a copy that cannot be taken over."""

from collections.abc import Sequence
from dataclasses import dataclass

from regiodeals.common.words import dutch
from regiodeals.documents.incoming import Cell, CellKind
from regiodeals.documents.incoming.cells import NO_CELL

LINE_END = "_x000D_"
AGAIN = dutch("Download de kopie opnieuw en neem uw antwoorden daarin over.")
UNKNOWN_ROW = dutch(
    "Deze regel hoort niet bij de rapportage, of staat er twee keer. {opnieuw}", opnieuw=AGAIN
)
NOT_FILLED_IN = {
    CellKind.FORMULA: dutch("Hier staat een formule. Vul de uitkomst in."),
    CellKind.ERROR: dutch("Hier staat een foutmelding van Excel. Vul het antwoord in."),
    CellKind.DATE: dutch(
        "Excel maakte hier een datum van. Maak de cel op als tekst en vul haar opnieuw in."
    ),
    CellKind.BOOLEAN: dutch("Hier staat WAAR of ONWAAR. Vul het antwoord in woorden in."),
}


@dataclass(frozen=True, slots=True)
class CellError:
    """What is wrong in which cell."""

    cell: str
    label: str
    sentence: str


def at(row: Sequence[Cell], column: int) -> Cell:
    """The cell in a column; an empty one beyond the end of the row."""
    return row[column] if column < len(row) else NO_CELL
