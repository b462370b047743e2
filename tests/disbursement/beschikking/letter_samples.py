"""Letters to test with: two like the real ones, and variations on them."""

import json
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf

FOLDER = Path(__file__).parent / "letters"
NAMES = ("achterhoek", "saba")
COLUMNS = ("rijk", "publiek", "privaat", "totaal")


def sample(name: str) -> Any:
    """The facts of a letter, fresh each time; typed loosely because tests break them."""
    return json.loads((FOLDER / f"{name}.json").read_text())


def row(name: str, rijk: int, publiek: int, privaat: int) -> dict[str, Any]:
    """An activity with its budget."""
    total = rijk + publiek + privaat
    return {
        "naam": name,
        "rijk": rijk,
        "publiek": publiek,
        "privaat": privaat,
        "totaal": total,
    }


def with_budget(facts: Any, lines: dict[str, list[dict[str, Any]]]) -> Any:
    """The facts with other programmalijnen, and with amounts that follow from them."""
    facts["programmalijnen"] = [
        {"naam": name, "doel": "", "activiteiten": rows, **totals(rows)}
        for name, rows in lines.items()
    ]
    facts["totalen"] = totals(facts["programmalijnen"])
    granted = facts["totalen"]["rijk"]
    entitlement = facts["dollar"] or facts["bedrag"]
    entitlement["cent"] = granted
    half = granted // 2
    facts["betaling"] |= {
        "termijnen": [{"datum": None, "bedrag": half}, {"datum": None, "bedrag": granted - half}],
        "bcf": None,
        "totaal": granted,
    }
    facts["voorbeeld"] = []
    return facts


def totals(rows: list[dict[str, Any]]) -> dict[str, int]:
    """The sums per column."""
    return {column: sum(part[column] for part in rows) for column in COLUMNS}


def pages_of(content: bytes) -> list[str]:
    """The text of each page as a reader hears it, with single spaces."""
    command = ["pdftotext", "-raw", "-", "-"]
    text = subprocess.run(command, input=content, capture_output=True, check=True).stdout.decode()
    return [" ".join(page.split()) for page in text.split("\f")[:-1]]


def text_of(content: bytes) -> str:
    """The text of all pages."""
    return " ".join(pages_of(content))


def embedded_in(content: bytes) -> dict[str, bytes]:
    """The files inside a PDF."""
    with pikepdf.open(BytesIO(content)) as pdf:
        return {
            name: specification.get_file().read_bytes()
            for name, specification in pdf.attachments.items()
        }
