"""Reading a translation file as it is written, with what the compiled one leaves out."""

import ast
import re
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

ENGLISH = settings.BASE_DIR / "locale" / "en" / "LC_MESSAGES" / "django.po"
FIELD = re.compile(r'^(msg\w+) ((?:"(?:[^"\\]|\\.)*"\n?)+)', re.MULTILINE)
QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')


@dataclass(frozen=True)
class Entry:
    """One text; `is_fuzzy` when a tool guessed its English.

    A word that has two meanings is told apart by its `context`, which its `key` begins with.
    """

    key: str
    dutch: str
    english: str
    is_fuzzy: bool


def entries(path: Path) -> list[Entry]:
    """The texts of a file in its order, without its head."""
    blocks = re.split(r"\n\n+", path.read_text(encoding="utf-8"))
    return [entry for entry in map(_entry, blocks) if entry.dutch]


def _entry(block: str) -> Entry:
    fields = {name: _joined(quoted) for name, quoted in FIELD.findall(block)}
    flags = re.findall(r"^#, (.*)$", block, re.MULTILINE)
    dutch = fields.get("msgid", "")
    return Entry(
        "\x04".join(filter(None, (fields.get("msgctxt", ""), dutch))),
        dutch,
        fields.get("msgstr", ""),
        any("fuzzy" in line for line in flags),
    )


def _joined(quoted: str) -> str:
    return "".join(ast.literal_eval(part) for part in QUOTED.findall(quoted))
