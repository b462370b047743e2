"""Where the deals are: an area with its figures and where it leads, as both maps and the table say.

A map is a picture beside the figures: what it shows stands in words with it, and in a table.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from regiodeals.board.places import TILES
from regiodeals.board.rendering.counts import deals_words
from regiodeals.board.rendering.links import Filter
from regiodeals.board.selectors import UNKNOWN_AREA, AreaSums, DealSum
from regiodeals.common.money import format_amount
from regiodeals.common.words import Words, dutch, joined
from regiodeals.party.models import Area

SHADES = 4


@dataclass(frozen=True, slots=True)
class AreaLook:
    """One area: the letters in it, its words, how dark it is, where it leads."""

    area: Area
    short: str
    label: str
    count: int
    millions: str
    shade: int
    url: str
    is_current: bool


def looks_of(sums: AreaSums, chosen: Filter) -> list[AreaLook]:
    """Every area; the darker, the nearer to the area with most money."""
    most = most_of(sums)
    return [
        AreaLook(
            area=area,
            short=short,
            label=joined(": ", (area.label, _in_words(one))),
            count=one.count,
            millions=millions(one.cents) if one.count else "–",
            shade=-(-one.cents * SHADES // most) if one.cents else 0,
            url=_url(area, chosen),
            is_current=chosen.asked.area == area,
        )
        for area, (_column, _row, short) in TILES.items()
        for one in (sums.by_area[area],)
    ]


def most_of(sums: AreaSums) -> int:
    """The most money that one area has, in cents."""
    return max((one.cents for one in sums.by_area.values()), default=0)


def around_map(sums: AreaSums, chosen: Filter, about: str) -> dict[str, Any]:
    """The rows of the table beside the map with the same figures, and what to know: `about` says
    what stands in an area.
    """
    return {
        "rows": list(_rows(sums, chosen)),
        "all": sums.all,
        "note": _note(sums, about),
        "description": _described(sums),
    }


def _rows(sums: AreaSums, chosen: Filter) -> Iterator[dict[str, Any]]:
    """The areas with most money on top; of which the area is not known comes last."""
    in_order = sorted(TILES, key=lambda area: (-sums.by_area[area].cents, area.label))
    for area in in_order:
        yield _row(area, area.label, sums.by_area[area], chosen)
    yield _row(UNKNOWN_AREA, dutch("Onbekend"), sums.unknown, chosen)


def _row(area: str, label: str, one: DealSum, chosen: Filter) -> dict[str, Any]:
    return {
        "label": label,
        "sum": one,
        "url": _url(area, chosen),
        "is_current": chosen.asked.area == area,
    }


def _url(area: str, chosen: Filter) -> str:
    """To the deals there; from the area that is on, back to all."""
    there = "" if chosen.asked.area == area else str(area)
    return f"?{chosen.query(gebied=there)}#deals"


def millions(cents: int) -> str:
    """'17,5': millions of euros in one decimal, rounded half up; for a picture only."""
    tenths = (cents + 5_000_000) // 10_000_000
    return Words(f"{tenths // 10},{tenths % 10}", lambda: f"{tenths // 10}.{tenths % 10}")


def _in_words(one: DealSum) -> str:
    if not one.count:
        return dutch("geen deals")
    return joined(", ", (deals_words(one.count), format_amount(one.cents)))


def _described(sums: AreaSums) -> str:
    found = [joined(" ", (area.label, _in_words(sums.by_area[area]))) for area in TILES]
    unknown = joined(" ", (dutch("onbekend"), _in_words(sums.unknown)))
    return joined("", (joined("; ", (*found, unknown)), "."))


def _note(sums: AreaSums, note: str) -> str:
    said = [note]
    if sums.in_more == 1:
        said.append(dutch("1 deal ligt in meer gebieden en telt in elk mee."))
    elif sums.in_more:
        said.append(
            dutch(
                "{aantal} deals liggen in meer gebieden en tellen in elk mee.", aantal=sums.in_more
            )
        )
    if sums.unknown.count:
        said.append(
            dutch(
                "Van {deals} is het gebied onbekend: geen partij met een bekende provincie.",
                deals=deals_words(sums.unknown.count),
            )
        )
    return joined(" ", said)
