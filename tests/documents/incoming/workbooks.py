"""Workbooks as people send them in, and as nobody should."""

import io
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter

SHEET = "Blad"
CONTENT_TYPES = "[Content_Types].xml"


def workbook(rows: Sequence[Sequence[Any]] = (("a", 1),), *, sheet: str = SHEET) -> bytes:
    """A plain workbook; a text that begins with = becomes a formula."""
    output = io.BytesIO()
    with xlsxwriter.Workbook(output, {"in_memory": True}) as book:
        page = book.add_worksheet(sheet)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return output.getvalue()


def changed(
    content: bytes,
    parts: Mapping[str, bytes | None],
    *,
    method: int = zipfile.ZIP_DEFLATED,
) -> bytes:
    """The workbook with parts added, replaced, or left out where they are None."""
    output = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as before,
        zipfile.ZipFile(output, "w", method) as after,
    ):
        for name in before.namelist():
            if name not in parts:
                after.writestr(name, before.read(name))
        for name, part in parts.items():
            if part is not None:
                after.writestr(name, part)
    return output.getvalue()


def part_of(content: bytes, name: str) -> bytes:
    """One part as it is."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.read(name)


def sheet_bomb(megabytes: int = 60) -> bytes:
    """Small, and huge when unpacked: far more than a hundred times."""
    return changed(workbook(), {"xl/worksheets/sheet1.xml": b" " * (megabytes * 1_000_000)})
