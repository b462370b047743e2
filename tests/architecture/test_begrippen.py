"""The glossary names things that exist."""

import re
from importlib import import_module
from pathlib import Path

import pytest

GLOSSARY = Path(__file__).parents[2] / "docs" / "begrippen.md"
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in GLOSSARY.read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and not line.startswith("| Term |")
]
NAMES = sorted({name for row in ROWS for name in re.findall(r"`([\w.]+)`", row[-1])})


def resolve(dotted: str) -> object:
    """The class, function or field behind a dotted name."""
    module, *rest = dotted.split(".")
    found: object = import_module(module)
    for part in rest:
        if not hasattr(found, part):
            module = f"{module}.{part}"
            found = import_module(module)
            continue
        found = getattr(found, part)
        module = f"{module}.{part}"
    return found


def test_every_row_has_term_meaning_article_and_place():
    assert len(ROWS) >= 40
    for row in ROWS:
        assert len(row) == 4
        assert all(row)


def test_no_term_stands_twice():
    terms = [row[0] for row in ROWS]
    assert len(set(terms)) == len(terms)


@pytest.mark.parametrize("name", NAMES)
def test_what_the_glossary_names_exists(name):
    assert resolve(name) is not None
