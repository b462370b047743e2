"""Twelve provinces and three islands as tiles.

The places of the tiles are a layout of our own: north above, the islands apart. A real map of
boundaries is not needed to see how many deals lie where.
"""

from dataclasses import dataclass

from regiodeals.board.places import TILES
from regiodeals.board.rendering.areas import AreaLook

WIDTH, HEIGHT, GAP = 60, 48, 2
# The islands stand apart from the mainland.
ISLANDS_AT, ISLANDS_APART = 4, 22


@dataclass(frozen=True, slots=True)
class Tile:
    """One area in the picture, with its place in units of the picture."""

    look: AreaLook
    left: int
    top: int


def tiles_of(looks: list[AreaLook]) -> list[Tile]:
    """A tile for each area."""
    return [
        Tile(
            look,
            left=column * (WIDTH + GAP) + (ISLANDS_APART if column == ISLANDS_AT else 0) + 1,
            top=row * (HEIGHT + GAP) + 1,
        )
        for look in looks
        for column, row, _short in (TILES[look.area],)
    ]
