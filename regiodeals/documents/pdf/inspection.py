"""Look through a finished PDF for what must not be in it."""

from collections.abc import Collection, Iterator
from typing import Any

import pydyf

ACTIVE_KEYS = ("JS", "JavaScript", "OpenAction", "AA", "Launch", "XFA", "URI")
ACTIVE_KINDS = ("/JavaScript", "/Launch", "/URI", "/GoToR", "/SubmitForm", "/ImportData")


def findings(
    pdf: pydyf.PDF, *, embedded_names: Collection[str], font_families: Collection[str]
) -> list[str]:
    """What does not belong: other files than expected, actions, links outward, other fonts."""
    dictionaries = list(_dictionaries(pdf))
    found = [
        *_foreign_files(dictionaries, embedded_names),
        *_active_content(dictionaries),
        *_foreign_fonts(dictionaries, font_families),
    ]
    return sorted(set(found))


def _dictionaries(pdf: pydyf.PDF) -> Iterator[dict[str, Any]]:
    for item in pdf.objects:
        content = item.extra if isinstance(item, pydyf.Stream) else item
        if isinstance(content, dict):
            yield content
            yield from (part for part in content.values() if isinstance(part, dict))


def _foreign_files(
    dictionaries: list[dict[str, Any]], embedded_names: Collection[str]
) -> Iterator[str]:
    present = [item["UF"].string for item in dictionaries if item.get("Type") == "/Filespec"]
    yield from (f"bestand {name}" for name in present if name not in embedded_names)
    if len(present) != len(embedded_names):
        yield f"{len(present)} bestanden in plaats van {len(embedded_names)}"


def _active_content(dictionaries: list[dict[str, Any]]) -> Iterator[str]:
    for item in dictionaries:
        yield from (f"actie {key}" for key in ACTIVE_KEYS if key in item)
        if item.get("S") in ACTIVE_KINDS:
            yield f"actie {item['S']}"


def _foreign_fonts(
    dictionaries: list[dict[str, Any]], font_families: Collection[str]
) -> Iterator[str]:
    known = tuple(family.replace(" ", "-") for family in font_families)
    for item in dictionaries:
        if item.get("Type") == "/Font":
            name = _font_name(item["BaseFont"])
            if not name.startswith(known):
                yield f"font {name}"


def _font_name(value: bytes | str) -> str:
    """'Fira-Brief-Semi-Bold' from b'/ABCDEF+Fira-Brief-Semi-Bold'."""
    text = value.decode() if isinstance(value, bytes) else value
    return text.lstrip("/").rpartition("+")[2]
