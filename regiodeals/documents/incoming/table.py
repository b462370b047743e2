"""Read a table from a file: judged first, then read by a process that may use little."""

import json
import re
import unicodedata
from pathlib import Path
from typing import Any

from regiodeals.common.errors import InvalidInput
from regiodeals.common.words import Words, dutch
from regiodeals.documents.apart import run_apart
from regiodeals.documents.incoming.archive import NO_WORKBOOK, judge_workbook
from regiodeals.documents.incoming.cells import EMPTY_ROWS, FAR_BELOW, Cell, CellKind
from regiodeals.documents.incoming.csv_table import read_csv

MOST_BYTES = 25_000_000
MOST_ROWS, MOST_COLUMNS = 2_000, 60
READER = Path(__file__).with_name("reader.py")
MEMORY = 256 * 1024 * 1024
LABEL_LENGTH = 150

UNREADABLE = dutch(
    "Dit bestand kon niet worden gelezen. Sla het opnieuw op als Excel-werkmap (.xlsx), of neem"
    " de gegevens over in een nieuw sjabloon."
)
TOO_MANY_ROWS = dutch(
    "Dit bestand heeft meer dan {aantal} regels. Verwijder de regels die er niet bij horen, of"
    " splits het bestand.",
    aantal=Words(f"{MOST_ROWS:,}".replace(",", "."), lambda: f"{MOST_ROWS:,}"),
)


def judge_file(name: str, content: bytes) -> None:
    """Raise InvalidInput for a file that is not opened at all; takes no time worth mentioning."""
    if not content:
        raise InvalidInput(dutch("Dit bestand is leeg."))
    if len(content) > MOST_BYTES:
        raise InvalidInput(
            dutch("Dit bestand is groter dan {aantal} MB.", aantal=MOST_BYTES // 1000000)
        )
    suffix = Path(name).suffix.lower()
    if suffix == ".xlsx":
        judge_workbook(content)
    elif suffix != ".csv":
        raise InvalidInput(dutch("Lever een Excel-werkmap (.xlsx) of een CSV-bestand (.csv) aan."))
    elif content.startswith((b"PK", b"%PDF", b"\xd0\xcf\x11\xe0", b"MZ")):
        raise InvalidInput(dutch("De naam eindigt op .csv, maar dit is een ander soort bestand."))


def read_table(name: str, content: bytes, *, sheet: str) -> list[list[Cell]]:
    """The cells of the sheet, or of the text file. Raises InvalidInput with a sentence."""
    judge_file(name, content)
    if Path(name).suffix.lower() == ".csv":
        rows = read_csv(content, most_rows=MOST_ROWS, most_columns=MOST_COLUMNS)
        if len(rows) > MOST_ROWS:
            raise InvalidInput(TOO_MANY_ROWS)
        return rows
    found = _read_apart(content, sheet)
    if "refused" in found:
        raise InvalidInput(_sentence(sheet, *found["refused"]))
    return [[Cell(CellKind(kind), text) for kind, text in row] for row in found["rows"]]


def plain_label(name: str) -> str:
    """The name somebody gave a file, without path and without signs that cannot be seen."""
    bare = re.split(r"[\\/]", name)[-1]
    visible = "".join(
        sign for sign in bare if not unicodedata.category(sign).startswith(("C", "Zl", "Zp"))
    )
    return visible.strip()[:LABEL_LENGTH] or "bestand"


def _read_apart(content: bytes, sheet: str) -> dict[str, Any]:
    arguments = (sheet, MOST_ROWS, FAR_BELOW, MOST_COLUMNS, MEMORY)
    said = run_apart(READER, content, *arguments, unread=UNREADABLE)
    try:
        return dict(json.loads(said))
    except ValueError as error:
        raise InvalidInput(UNREADABLE) from error


def _sentence(sheet: str, word: str, where: str = "") -> str:
    return {
        "doctype": dutch(
            "In dit bestand staat een opdracht die er niet in hoort (DOCTYPE). {zin}",
            zin=UNREADABLE,
        ),
        "encoding": UNREADABLE,
        "merged": dutch(
            "Cel {waar}: deze cellen zijn samengevoegd. Splits ze, en vul elke cel in.", waar=where
        ),
        "sheet": dutch(
            "Het blad “{blad}” ontbreekt. Dit bestand heeft: {waar}. Gebruik het sjabloon en geef"
            " de bladen geen andere naam.",
            blad=sheet,
            waar=where,
        ),
        "rows": TOO_MANY_ROWS,
        "empty": EMPTY_ROWS,
    }.get(word, NO_WORKBOOK)
