"""A copy of a rapportage as somebody fills it in, in a program of his own."""

import io
from typing import Any

from openpyxl import load_workbook

from monitoring.rapportage.models import Rapportage
from monitoring.rapportage.rendering import measure_sheet
from monitoring.rapportage.rendering.measure_sheet import SHEET as METINGEN
from monitoring.rapportage.rendering.workbook import ANSWER, FIELD, FIRST_ROW, SHEET, as_workbook
from tests.monitoring.rapportage import world


def whole(report: Rapportage) -> Rapportage:
    """With its answers."""
    found = Rapportage.objects.select_related("deal").prefetch_related("antwoorden__by")
    return found.get(pk=report.pk)


def downloaded(report: Rapportage) -> bytes:
    """The copy as it goes along."""
    return as_workbook(whole(report), measures=True)


def filled(content: bytes, report: Rapportage, **typed: Any) -> bytes:
    """The copy, with other answers in some of its cells."""
    book = load_workbook(io.BytesIO(content))
    page = book[SHEET]
    for vraag, value in typed.items():
        page[cell_of(page, world.field(report, vraag).pk)] = value
    output = io.BytesIO()
    book.save(output)
    return output.getvalue()


def cell_of(page: Any, pk: int) -> str:
    """The cell of an answer."""
    (row,) = [r for r in page.iter_rows(min_row=FIRST_ROW + 1) if r[FIELD].value == pk]
    return str(row[ANSWER].coordinate)


def measured(content: bytes, series: Any, cells: dict[int, Any]) -> bytes:
    """The copy, with other cells in the row of an indicator."""
    book = load_workbook(io.BytesIO(content))
    row = row_of(book, series)
    for column, value in cells.items():
        row[column].value = value
    output = io.BytesIO()
    book.save(output)
    return output.getvalue()


def row_of(book: Any, series: Any) -> Any:
    """The row of an indicator."""
    rows = book[METINGEN].iter_rows(min_row=measure_sheet.FIRST_ROW + 1)
    (row,) = [row for row in rows if row[measure_sheet.SERIES].value == series.pk]
    return row


def with_stamp(content: bytes, old: str, new: str) -> bytes:
    """The copy with another stamp."""
    book = load_workbook(io.BytesIO(content))
    book[SHEET]["B2"] = book[SHEET]["B2"].value.replace(old, new)
    output = io.BytesIO()
    book.save(output)
    return output.getvalue()
