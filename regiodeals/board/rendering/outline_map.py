"""The provinces and islands with the boundaries that the operator loaded.

An area is too small for amounts: it has its number of deals, and a legend says how dark is how
much. An island stands in a frame of its own beside the mainland, larger than it is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from regiodeals.board.places import EDGE, ISLANDS, LETTERS, inside
from regiodeals.board.rendering.areas import SHADES, AreaLook, millions, most_of
from regiodeals.board.selectors import AreaSums
from regiodeals.borders import Frame
from regiodeals.common.money import HARD_SPACE
from regiodeals.common.words import Words, dutch, joined

# As they are kept: of each area by its code the path, and the place of its word.
Outlines = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Shape:
    """One area in the picture: the `d` of its path, the place of its word, and its frame."""

    look: AreaLook
    path: str
    x: float
    y: float
    frame: Frame | None


@dataclass(frozen=True, slots=True)
class Shade:
    """A line of the legend: how dark, and up to how much."""

    shade: int
    words: str


def shapes_of(looks: list[AreaLook], outlines: Outlines) -> list[Shape]:
    """The shape of each area; an island that was not in the file is a square in its frame."""
    return [_shape(look, outlines) for look in looks]


def _shape(look: AreaLook, outlines: Outlines) -> Shape:
    frame = ISLANDS.get(look.area)
    if frame is None:
        drawn = outlines[look.area]
        return Shape(look, drawn["path"], drawn["x"], drawn["y"], None)
    path = outlines[look.area]["path"] if look.area in outlines else _square(inside(frame))
    return Shape(look, path, frame.left + EDGE, frame.top + LETTERS, frame)


def _square(frame: Frame) -> str:
    return f"M{frame.left} {frame.top}h{frame.width}v{frame.height}h{-frame.width}Z"


def legend_of(sums: AreaSums) -> list[Shade]:
    """What each shade means, in millions of euros; nothing when there is no money anywhere."""
    most = most_of(sums)
    if not most:
        return []
    return [
        Shade(shade, dutch("t/m {bedrag}", bedrag=_in_millions(most * shade // SHADES)))
        for shade in range(1, SHADES + 1)
    ]


def _in_millions(cents: int) -> Words:
    return joined(HARD_SPACE, ("€", millions(cents), dutch("mln")))
