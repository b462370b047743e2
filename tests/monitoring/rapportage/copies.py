"""A copy of a rapportage as somebody fills it in, in a program of his own."""

import io
from typing import Any

from openpyxl import load_workbook

from monitoring.rapportage.models import Rapportage
from monitoring.rapportage.rendering.workbook import ANSWER, FIELD, FIRST_ROW, SHEET, as_workbook
from tests.monitoring.rapportage import world


def whole(report: Rapportage) -> Rapportage:
    """With its answers."""
    found = Rapportage.objects.select_related("deal").prefetch_related("antwoorden__by")
    return found.get(pk=report.pk)


def downloaded(report: Rapportage) -> bytes:
    """The copy as it goes along."""
    return as_workbook(whole(report))


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


def with_stamp(content: bytes, old: str, new: str) -> bytes:
    """The copy with another stamp."""
    book = load_workbook(io.BytesIO(content))
    book[SHEET]["B2"] = book[SHEET]["B2"].value.replace(old, new)
    output = io.BytesIO()
    book.save(output)
    return output.getvalue()
