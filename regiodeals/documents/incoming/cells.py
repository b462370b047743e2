"""A cell as it was found, before anybody decides what it means."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from string import ascii_uppercase

from regiodeals.common.words import dutch

# Empty rows are passed over, but not a million of them.
FAR_BELOW = 20_000
EMPTY_ROWS = dutch(
    "Dit bestand heeft duizenden lege regels. Verwijder de lege regels onder uw gegevens, of neem"
    " de gegevens over in een nieuw sjabloon."
)


class CellKind(StrEnum):
    """What a reader found; the values are those that the reading process writes."""

    EMPTY = "empty"
    TEXT = "text"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    FORMULA = "formula"
    ERROR = "error"


@dataclass(frozen=True, slots=True)
class Cell:
    """The kind and the text of a cell; a number has a point before its decimals."""

    kind: CellKind
    text: str

    @property
    def is_empty(self) -> bool:
        """Whether nothing was filled in."""
        return self.kind is CellKind.EMPTY or (self.kind is CellKind.TEXT and not self.text.strip())


NO_CELL = Cell(CellKind.EMPTY, "")
Rows = Sequence[Sequence[Cell]]


def cell_name(column: int, row: int) -> str:
    """'F7' for column 6 of row 7, both counted from one."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, len(ascii_uppercase))
        letters = ascii_uppercase[rest] + letters
    return f"{letters}{row}"
