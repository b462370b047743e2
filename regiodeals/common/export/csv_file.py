"""CSV as a Dutch Excel expects it: a byte order mark, semicolons, a decimal comma.

For who reads English as an English one does: commas, a decimal point, and days as 2025-06-15.
"""

import csv
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from regiodeals.common.clock import AMSTERDAM
from regiodeals.common.export.sheet import CellType, Sheet

BOM = "\ufeff"
# A spreadsheet takes what begins so for a formula, and would carry it out.
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n")


class _Echo:
    """Gives each line back as it is written, so that no whole file stands in memory."""

    def write(self, line: str) -> str:
        return line


def as_csv(sheet: Sheet) -> Iterator[str]:
    """The file in parts, for a response that streams."""
    # All quoted: read with another separator, a part of a cell would be a cell, and a formula.
    separator = "," if sheet.in_english else ";"
    writer = csv.writer(_Echo(), delimiter=separator, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    cell = _english_cell if sheet.in_english else _cell
    yield BOM
    yield writer.writerow([harmless(column.label) for column in sheet.columns])
    for row in sheet.rows:
        yield writer.writerow(
            [cell(value, column.type) for value, column in zip(row, sheet.columns, strict=True)]
        )


def write_csv(sheet: Sheet, path: Path) -> None:
    """The same on disk, line by line."""
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(as_csv(sheet))


def harmless(text: str) -> str:
    """The text with an apostrophe before what a spreadsheet would take for a formula."""
    is_formula = text.startswith(DANGEROUS) or text.lstrip().startswith(DANGEROUS)
    return f"'{text}" if is_formula else text


def _cell(value: Any, kind: CellType) -> str:
    if value is None:
        return ""
    match kind:
        case CellType.AMOUNT:
            return euros(value)
        case CellType.NUMBER:
            return str(Decimal(str(value))).replace(".", ",")
        case CellType.DAY:
            day: date = value
            return f"{day:%d-%m-%Y}"
        case CellType.MOMENT:
            moment: datetime = value
            return f"{moment.astimezone(AMSTERDAM):%d-%m-%Y %H:%M}"
    return harmless(str(value))


def _english_cell(value: Any, kind: CellType) -> str:
    if value is None:
        return ""
    match kind:
        case CellType.AMOUNT | CellType.NUMBER:
            return _cell(value, kind).replace(",", ".")
        case CellType.DAY:
            day: date = value
            return f"{day:%Y-%m-%d}"
        case CellType.MOMENT:
            moment: datetime = value
            return f"{moment.astimezone(AMSTERDAM):%Y-%m-%d %H:%M}"
    return harmless(str(value))


def euros(cents: int) -> str:
    """'-1234567,89': whole cents, without grouping, so that it stays a number."""
    whole, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{whole},{rest:02d}"
