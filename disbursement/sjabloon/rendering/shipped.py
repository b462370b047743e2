"""The texts that come with the program: version 1 of each template, the model letter.

A migration writes them in the register of every environment, and from then on they are frozen, in
the register and here: a letter that was made with them must come out the same for ever.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from django.conf import settings

SOURCE = "modelbrief"


@dataclass(frozen=True)
class Shipped:
    """One text file: of which template, which version, and the blocks."""

    kind: str
    instrument: str
    language: str
    number: int
    valid_from: date
    texts: dict[str, str]


@cache
def shipped_versions() -> Sequence[Shipped]:
    """All texts that come with the program."""
    folder: Path = settings.BASE_DIR / "fixtures" / "sjablonen"
    return tuple(_read(path) for path in sorted(folder.glob("*.json")))


def shipped_texts(kind: str, instrument: str, number: int) -> dict[str, str] | None:
    """The Dutch texts of a version that came with the program; None for any other version."""
    key = (kind, instrument, "nl", number)
    for item in shipped_versions():
        if (item.kind, item.instrument, item.language, item.number) == key:
            return item.texts
    return None


def _read(path: Path) -> Shipped:
    data = json.loads(path.read_text(encoding="utf-8"))
    return Shipped(
        kind=data["soort"],
        instrument=data["uitkering"],
        language=data["taal"],
        number=data["nummer"],
        valid_from=date.fromisoformat(data["geldig_vanaf"]),
        texts=data["teksten"],
    )
