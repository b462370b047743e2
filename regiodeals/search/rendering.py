"""How what was found is shown: with the sought words marked."""

import re
from typing import Any

from regiodeals.common.words import said
from regiodeals.search.asked import Asked, ways_of
from regiodeals.search.full_text import Parts
from regiodeals.search.sources import Group


def rows_of(group: Group, asked: Asked) -> list[dict[str, Any]]:
    """Each hit with its title in parts."""
    return [{"hit": hit, "title": marked(said(hit.title), asked)} for hit in group.hits]


def marked(text: str, asked: Asked) -> Parts:
    """The text cut where sought words begin and end; a template escapes each part."""
    ways = [way for word in asked.words for way in (ways_of(word))]
    sought = "|".join(_pattern(way) for way in sorted(ways, key=len, reverse=True))
    if not sought:
        return [(text, False)]
    pieces = re.split(f"({sought})", text, flags=re.IGNORECASE)
    return [(piece, index % 2 == 1) for index, piece in enumerate(pieces) if piece]


def _pattern(way: str) -> str:
    """A number and a Roman one only as a whole word, as they are sought."""
    whole = len(ways_of(way)) > 1
    return rf"\b{re.escape(way)}\b" if whole else re.escape(way)
