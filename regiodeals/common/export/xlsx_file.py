"""XLSX, written row by row: the memory does not grow with the table."""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from regiodeals.common.clock import AMSTERDAM
from regiodeals.common.errors import InvalidInput
from regiodeals.common.export.sheet import CellType, Sheet
from regiodeals.common.words import dutch

MOST_ROWS, LONGEST_TEXT, LONGEST_TITLE = 1_000_000, 32_767, 31
# What is text stays text: nothing becomes a formula, a link or a number by how it looks.
PLAIN = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
FORMATS = {
    CellType.AMOUNT: "#,##0.00",
    CellType.DAY: "dd-mm-yyyy",
    CellType.MOMENT: "dd-mm-yyyy hh:mm",
}
# A month as a word: 5-6 means two days to who reads English.
ENGLISH_FORMATS = FORMATS | {
    CellType.DAY: "d mmm yyyy",
    CellType.MOMENT: "d mmm yyyy hh:mm",
}
NOT_IN_A_TITLE = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
Writer = Callable[[int, int, Any], None]


def as_xlsx(sheets: Sequence[Sheet]) -> bytes:
    """A workbook with one worksheet per table.

    Raises InvalidInput for a table that no worksheet can hold.
    """
    output = BytesIO()
    _write_book(sheets, output)
    return output.getvalue()


def write_xlsx(sheet: Sheet, path: Path) -> None:
    """The same on disk; neither the table nor the file stands in memory."""
    _write_book([sheet], str(path))


def _write_book(sheets: Sequence[Sheet], target: BytesIO | str) -> None:
    with xlsxwriter.Workbook(target, PLAIN) as book:
        head = book.add_format({"bold": True})
        for sheet in sheets:
            forms = ENGLISH_FORMATS if sheet.in_english else FORMATS
            formats = {kind: book.add_format({"num_format": form}) for kind, form in forms.items()}
            _write(book.add_worksheet(_title(sheet)), sheet, formats, head)


def _write(page: Worksheet, sheet: Sheet, formats: dict[CellType, Format], head: Format) -> None:
    writers = [_writer(page, column.type, formats.get(column.type)) for column in sheet.columns]
    page.freeze_panes(1, 0)
    for place, column in enumerate(sheet.columns):
        page.set_column(place, place, column.width)
        page.write_string(0, place, column.label, head)
    for number, row in enumerate(sheet.rows, start=1):
        if number > MOST_ROWS:
            raise InvalidInput(
                dutch("Deze tabel past niet in een werkblad. Kies CSV, of minder regels.")
            )
        for place, (write, value) in enumerate(zip(writers, row, strict=True)):
            if value is not None:
                write(number, place, value)


def _writer(page: Worksheet, kind: CellType, form: Format | None) -> Writer:
    def amount(row: int, place: int, cents: int) -> None:
        page.write_number(row, place, cents / 100, form)

    def number(row: int, place: int, value: Any) -> None:
        page.write_number(row, place, float(value), form)

    def day(row: int, place: int, value: date) -> None:
        page.write_datetime(row, place, value, form)

    def moment(row: int, place: int, value: datetime) -> None:
        local = value.astimezone(AMSTERDAM).replace(tzinfo=None)
        page.write_datetime(row, place, local, form)

    def text(row: int, place: int, value: Any) -> None:
        page.write_string(row, place, str(value)[:LONGEST_TEXT])

    writers: dict[CellType, Writer] = {
        CellType.AMOUNT: amount,
        CellType.NUMBER: number,
        CellType.DAY: day,
        CellType.MOMENT: moment,
    }
    return writers.get(kind, text)


def _title(sheet: Sheet) -> str:
    return sheet.title.translate(NOT_IN_A_TITLE).strip("' ")[:LONGEST_TITLE]
