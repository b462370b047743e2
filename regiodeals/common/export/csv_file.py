"""CSV as a Dutch Excel expects it: a byte order mark, semicolons, a decimal comma.

For who reads English as an English one does: commas, a decimal point, and days as 2025-06-15.
"""

import csv
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

from regiodeals.common.clock import AMSTERDAM
from regiodeals.common.export.sheet import CellType, Sheet

BOM = "\ufeff"
# A spreadsheet takes what begins so for a formula, and would carry it out.
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")


class _Notation(NamedTuple):
    """What stands between two cells and before decimals, and how a day is written."""

    separator: str
    comma: str
    day: str


_DUTCH = _Notation(";", ",", "%d-%m-%Y")
_ENGLISH = _Notation(",", ".", "%Y-%m-%d")


class _Echo:
    """Gives each line back as it is written, so that no whole file stands in memory."""

    def write(self, line: str) -> str:
        return line


def as_csv(sheet: Sheet) -> Iterator[str]:
    """The file in parts, for a response that streams."""
    notation = _ENGLISH if sheet.in_english else _DUTCH
    writer = csv.writer(
        _Echo(),
        delimiter=notation.separator,
        lineterminator="\r\n",
        # Read with another separator, a part of a cell would be a cell, and a formula.
        quoting=csv.QUOTE_ALL,
    )
    yield BOM
    yield writer.writerow([harmless(column.label) for column in sheet.columns])
    for row in sheet.rows:
        yield writer.writerow(
            [
                _cell(value, column.type, notation)
                for value, column in zip(row, sheet.columns, strict=True)
            ]
        )


def write_csv(sheet: Sheet, path: Path) -> None:
    """The same on disk, line by line."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(as_csv(sheet))


def harmless(text: str) -> str:
    """The text with an apostrophe before what a spreadsheet would take for a formula."""
    is_formula = text.startswith(DANGEROUS) or text.lstrip().startswith(DANGEROUS)
    return f"'{text}" if is_formula else text


def _cell(value: Any, kind: CellType, notation: _Notation) -> str:
    if value is None:
        return ""
    match kind:
        case CellType.AMOUNT:
            return euros(value).replace(",", notation.comma)
        case CellType.NUMBER:
            return str(Decimal(str(value))).replace(".", notation.comma)
        case CellType.DAY:
            day: date = value
            return day.strftime(notation.day)
        case CellType.MOMENT:
            moment: datetime = value
            return moment.astimezone(AMSTERDAM).strftime(f"{notation.day} %H:%M")
    return harmless(str(value))


def euros(cents: int) -> str:
    """'-1234567,89': whole cents, without grouping, so that it stays a number."""
    whole, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{whole},{rest:02d}"
