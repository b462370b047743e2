"""Where the areas stand on the two maps of a board, and where on earth they may lie.

One picture of 334 units wide: tiles in a layout of our own, or real outlines with the islands in
frames beside the mainland, each as large as its frame.
"""

from collections.abc import Mapping

from regiodeals.borders import Frame, Place
from regiodeals.party.models import Area

# Column and row of each tile, and the letters that stand in an area on both maps.
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
MAINLAND = Frame(2, 2, 252, 296)
# The frame of each island; its outline leaves room in it for the letters.
ISLANDS = {
    Area.BONAIRE: Frame(272, 60, 60, 72),
    Area.SINT_EUSTATIUS: Frame(272, 140, 60, 72),
    Area.SABA: Frame(272, 220, 60, 72),
}
# Around the outline of an island: room for its letters above it.
EDGE, LETTERS = 6, 20
# With room for the water that some files count with a province.
_NETHERLANDS = (3.0, 50.6, 7.4, 53.8)
_ON_EARTH = {
    Area.BONAIRE: (-68.7, 11.9, -68.0, 12.5),
    Area.SINT_EUSTATIUS: (-63.2, 17.35, -62.8, 17.65),
    Area.SABA: (-63.45, 17.5, -63.05, 17.8),
}


def inside(frame: Frame) -> Frame:
    """The part of a frame in which an island itself is drawn."""
    return Frame(
        frame.left + EDGE,
        frame.top + EDGE + LETTERS,
        frame.width - 2 * EDGE,
        frame.height - 2 * EDGE - LETTERS,
    )


def places() -> Mapping[str, Place]:
    """Each area by its code, with the box in which its boundary must lie."""
    return {area.value: Place(str(area.label), *_ON_EARTH.get(area, _NETHERLANDS)) for area in Area}
