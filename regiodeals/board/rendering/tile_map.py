"""Where the deals are: twelve provinces and three islands as tiles, and the same as a table.

The places of the tiles are a layout of our own: north above, the islands apart. A real map of
boundaries is not needed to see how many deals lie where.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from regiodeals.board.rendering.links import Filter
from regiodeals.board.selectors import UNKNOWN_AREA, AreaSums, DealSum
from regiodeals.common.money import format_amount
from regiodeals.party.models import Area

WIDTH, HEIGHT, GAP = 60, 48, 2
SHADES = 4
# Column and row of each tile, and the letters that stand in it.
TILES = {
    Area.FRYSLAN: (2, 0, "FR"),
    Area.GRONINGEN: (3, 0, "GR"),
    Area.NOORD_HOLLAND: (1, 1, "NH"),
    Area.FLEVOLAND: (2, 1, "FL"),
    Area.DRENTHE: (3, 1, "DR"),
    Area.ZUID_HOLLAND: (0, 2, "ZH"),
    Area.UTRECHT: (1, 2, "UT"),
    Area.GELDERLAND: (2, 2, "GE"),
    Area.OVERIJSSEL: (3, 2, "OV"),
    Area.ZEELAND: (0, 3, "ZE"),
    Area.NOORD_BRABANT: (1, 3, "NB"),
    Area.LIMBURG: (2, 3, "LI"),
    Area.BONAIRE: (4, 1, "Bon"),
    Area.SINT_EUSTATIUS: (4, 2, "Eux"),
    Area.SABA: (4, 3, "Sab"),
}
# The islands stand apart from the mainland.
ISLANDS_APART = 22


@dataclass(frozen=True, slots=True)
class Tile:
    """One area in the picture: its place in units of the picture, its words, where it leads."""

    left: int
    top: int
    short: str
    label: str
    count: int
    millions: str
    shade: int
    url: str
    is_current: bool


def map_of(sums: AreaSums, chosen: Filter) -> dict[str, Any]:
    """The tiles, the rows of the table beside them with the same figures, and what to know."""
    return {
        "tiles": list(_tiles(sums, chosen)),
        "rows": list(_rows(sums, chosen)),
        "all": sums.all,
        "note": _note(sums),
        "description": _described(sums),
    }


def _tiles(sums: AreaSums, chosen: Filter) -> Iterator[Tile]:
    most = max((one.cents for one in sums.by_area.values()), default=0)
    for area, (column, row, short) in TILES.items():
        one = sums.by_area[area]
        yield Tile(
            left=column * (WIDTH + GAP) + (ISLANDS_APART if column == 4 else 0) + 1,
            top=row * (HEIGHT + GAP) + 1,
            short=short,
            label=f"{area.label}: {_in_words(one)}",
            count=one.count,
            millions=millions(one.cents) if one.count else "–",
            shade=-(-one.cents * SHADES // most) if one.cents else 0,
            url=_url(area, chosen),
            is_current=chosen.asked.area == area,
        )


def _rows(sums: AreaSums, chosen: Filter) -> Iterator[dict[str, Any]]:
    """The areas with most money on top; of which the area is not known comes last."""
    in_order = sorted(TILES, key=lambda area: (-sums.by_area[area].cents, area.label))
    for area in in_order:
        yield _row(area, area.label, sums.by_area[area], chosen)
    yield _row(UNKNOWN_AREA, "Onbekend", sums.unknown, chosen)


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
    return f"{tenths // 10},{tenths % 10}"


def _in_words(one: DealSum) -> str:
    if not one.count:
        return "geen deals"
    deals = "1 deal" if one.count == 1 else f"{one.count} deals"
    return f"{deals}, {format_amount(one.cents)}"


def _described(sums: AreaSums) -> str:
    found = [f"{area.label} {_in_words(sums.by_area[area])}" for area in TILES]
    return "; ".join([*found, f"onbekend {_in_words(sums.unknown)}"]) + "."


def _note(sums: AreaSums) -> str:
    note = "Per gebied: aantal deals en miljoenen euro rijksbijdrage."
    if sums.in_more:
        deals = "1 deal ligt" if sums.in_more == 1 else f"{sums.in_more} deals liggen"
        note += f" {deals} in meer gebieden en tel{'t' if sums.in_more == 1 else 'len'} in elk mee."
    if sums.unknown.count:
        deals = "1 deal is" if sums.unknown.count == 1 else f"{sums.unknown.count} deals is"
        note += f" Van {deals} het gebied onbekend: geen partij met een bekende provincie."
    return note
