"""A table apart from the file it becomes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class CellType(StrEnum):
    """What the cells of a column hold; an amount is whole cents, and exact in the file."""

    TEXT = "tekst"
    AMOUNT = "bedrag"
    NUMBER = "getal"
    DAY = "dag"
    MOMENT = "moment"


@dataclass(frozen=True)
class Column:
    """A column with its name; `width` is in characters, for a file that has widths."""

    label: str
    type: CellType = CellType.TEXT
    width: int = 16


@dataclass(frozen=True)
class Sheet:
    """A title, columns and rows; a cell that is None stays empty, as what is not known.

    `in_english`: who opens it has a spreadsheet that writes 1,000.50.
    """

    title: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[Any]]
    in_english: bool = False
