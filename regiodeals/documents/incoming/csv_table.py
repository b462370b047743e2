"""A table of text: whatever encoding and separator the program of the sender chose."""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from regiodeals.common.errors import InvalidInput
from regiodeals.common.words import dutch
from regiodeals.documents.incoming.cells import EMPTY_ROWS, FAR_BELOW, NO_CELL, Cell, CellKind

SEPARATORS = (";", "\t", ",")
WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
HEAD_LINES = 5
# A line of a table of sixty columns is shorter, also with long remarks in it.
LONGEST_LINE = 200_000

NO_TEXT = dutch(
    "Dit is geen tekstbestand met scheidingstekens (.csv). Gebruik het sjabloon in Excel."
)
BROKEN = dutch(
    "Dit CSV-bestand is niet goed opgebouwd. Sla het opnieuw op als CSV met puntkomma's."
)


def read_csv(content: bytes, *, most_rows: int, most_columns: int) -> list[list[Cell]]:
    """The cells, without the empty rows at the end; one row more than allowed when there are more.

    Nothing is read of what comes after that, however long it is. Raises InvalidInput for what is no
    text, falls apart, or has thousands of empty rows.
    """
    text = decoded(content)
    separator = separator_of(list(islice(_lines(text), HEAD_LINES)))
    rows: list[list[Cell]] = []
    last = 0
    try:
        found = csv.reader(_lines(text), delimiter=separator, strict=True)
        for number, row in enumerate(found, start=1):
            cells = list(_cells(row[:most_columns]))
            if any(not cell.is_empty for cell in cells):
                last = number
            if number <= most_rows:
                rows.append(cells)
            elif last == number:
                return [*rows, cells]
            elif number > FAR_BELOW:
                raise InvalidInput(EMPTY_ROWS)
    except csv.Error as error:
        raise InvalidInput(BROKEN) from error
    return rows[:last]


def _lines(text: str) -> Iterator[str]:
    """Each line with its end, whatever system ended it; never all of them at once."""
    pieces = io.StringIO(text, newline=None)
    while line := pieces.readline(LONGEST_LINE):
        if len(line) == LONGEST_LINE and not line.endswith("\n"):
            raise InvalidInput(BROKEN)
        yield line


def decoded(content: bytes) -> str:
    """The text: UTF-8, UTF-16 with its mark, or else as Windows writes it in Western Europe."""
    try:
        if content.startswith(WIDE_MARKS):
            return content.decode("utf-16")
        if b"\x00" in content:
            raise InvalidInput(NO_TEXT)
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError as error:
        raise InvalidInput(NO_TEXT) from error


def separator_of(lines: list[str]) -> str:
    """The sign that stands most often in the first lines; a semicolon when none does."""
    counts = Counter({sign: sum(line.count(sign) for line in lines) for sign in SEPARATORS})
    return max(SEPARATORS, key=lambda sign: counts[sign])


def _cells(row: list[str]) -> Iterator[Cell]:
    for text in row:
        if not text.strip():
            yield NO_CELL
        elif text.lstrip().startswith("="):
            yield Cell(CellKind.FORMULA, text)
        else:
            yield Cell(CellKind.TEXT, text)
