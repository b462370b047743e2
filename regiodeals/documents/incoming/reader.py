"""Reads one sheet of a workbook; run as a program of its own, which may use little and not long.

`python reader.py SHEET ROWS FAR COLUMNS BYTES SECONDS` gets the file on its input and writes JSON:
the cells, or a word that says why not. What takes more than it may have is killed, and nobody else
notices. It knows nothing of this house, so that it starts quickly and holds nothing worth having.
"""

import io
import json
import re
import resource
import sys
import zipfile
from datetime import date, datetime, time
from typing import Any

PIECE = 1 << 16
OVERLAP = 200
MERGED = re.compile(rb"<(?:\w+:)?mergeCell\s[^>]*?ref=[\"']([A-Z0-9:]{1,40})[\"']")
DOCTYPE = re.compile(rb"<!DOCTYPE|<!ENTITY", re.IGNORECASE)
ENCODING = re.compile(rb"<\?xml[^>]*encoding=[\"']([A-Za-z0-9._-]+)[\"']", re.IGNORECASE)
PLAIN = {b"utf-8", b"us-ascii", b"ascii"}
XML_ENDINGS = (".xml", ".rels", ".vml")
# Marks of an encoding, its empty bytes and white space; then the first sign, also as EBCDIC has it.
UNSEEN = b"\x00\xff\xfe\xef\xbb\xbf \t\r\n"
MARKUP = (b"<", b"\x4c\x6f\xa7\x94")
BYTE_ORDER_MARK = b"\xef\xbb\xbf"
KINDS = {"n": "number", "b": "boolean", "f": "formula", "e": "error"}


class Refused(Exception):
    """The file is not read; the word tells why, the rest says where."""


def limit(seconds: int, size: int) -> None:
    """From here on no more time and memory than this."""
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def inspect_parts(content: bytes) -> None:
    """Look through the XML of every part, piece by piece: no DOCTYPE, no merged cells.

    Which part is a sheet stands in another part, not in its name: no name makes a part be passed
    over, and what is called a picture is none when it begins as XML does.
    """
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for member in archive.infolist():
            with archive.open(member) as part:
                if member.filename.lower().endswith(XML_ENDINGS):
                    _inspect(part)
                elif _begins_as_markup(part):
                    raise Refused("encoding")


def _begins_as_markup(part: Any) -> bool:
    """By its first sign that can be seen, however much stands before it that cannot."""
    while piece := part.read(PIECE):
        if begin := piece.lstrip(UNSEEN):
            return bool((begin + part.read(OVERLAP)).startswith(MARKUP))
    return False


def _inspect(part: Any) -> None:
    before = b""
    while piece := part.read(PIECE):
        text = before + piece
        if not before:
            _require_plain_text(text)
        # No text in these encodings holds one; every second byte of UTF-16 is one.
        if b"\x00" in piece:
            raise Refused("encoding")
        if DOCTYPE.search(text):
            raise Refused("doctype")
        if found := MERGED.search(text):
            raise Refused("merged", found[1].decode())
        before = text[-OVERLAP:]


def _require_plain_text(text: bytes) -> None:
    """In another encoding a DOCTYPE would look like something else."""
    begin = text.removeprefix(BYTE_ORDER_MARK).lstrip()
    declared = ENCODING.match(begin)
    if not begin.startswith(b"<") or (declared and declared[1].lower() not in PLAIN):
        raise Refused("encoding")


def read(
    content: bytes, sheet: str, most_rows: int, far_below: int, most_columns: int
) -> list[list[list[str]]]:
    """The cells of a sheet as kind and text, without the empty rows at its end.

    Empty rows are passed over as far as `far_below`.
    """
    from openpyxl import load_workbook  # noqa: PLC0415  (only after the limits hold)

    book = load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
    if sheet not in book.sheetnames:
        raise Refused("sheet", ", ".join(book.sheetnames)[:200])
    page = book[sheet]
    # What the file says of its own size is not believed: it would hide the rows after it.
    page.reset_dimensions()
    rows: list[list[list[str]]] = []
    last = 0
    # Without a limit on the rows: a reader that is given one leaves out what comes after a gap.
    for number, row in enumerate(page.iter_rows(max_col=most_columns), start=1):
        cells = without_empty_end([as_found(cell) for cell in row])
        if number > most_rows and cells:
            raise Refused("rows")
        if number > far_below:
            raise Refused("empty")
        if cells:
            last = number
        if number <= most_rows:
            rows.append(cells)
    return rows[:last]


def without_empty_end(cells: list[list[str]]) -> list[list[str]]:
    """A row as far as it is filled in."""
    while cells and cells[-1][0] == "empty":
        cells.pop()
    return cells


def as_found(cell: Any) -> list[str]:
    """Kind and text of one cell."""
    value = cell.value
    if value is None:
        return ["empty", ""]
    if isinstance(value, datetime | date | time):
        return ["date", value.isoformat()]
    if isinstance(value, bool):
        return ["boolean", str(int(value))]
    kind = KINDS.get(cell.data_type, "text")
    return [kind, repr(value) if isinstance(value, float) else str(value)]


def main(arguments: list[str]) -> dict[str, Any]:
    """What is written to the output."""
    sheet, rows, far_below, columns, size, seconds = arguments
    limit(int(seconds), int(size))
    content = sys.stdin.buffer.read()
    try:
        inspect_parts(content)
        return {"rows": read(content, sheet, int(rows), int(far_below), int(columns))}
    except Refused as refusal:
        return {"refused": refusal.args}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(sys.argv[1:])))
