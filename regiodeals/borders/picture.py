"""Rings of degrees as outlines in a small picture, with a place for a word in each.

The projection is the plainest there is: a degree of longitude is as many times shorter than one of
latitude as the cosine of the latitude in the middle. Over a country of three degrees that is a
difference nobody sees on a map of 400 pixels, and the areas keep their size towards one another.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, radians
from typing import NamedTuple

from regiodeals.borders.geojson import Ring
from regiodeals.borders.simplify import Point, distance_to, simplified

# In units of the picture, of which one is a little more than a pixel.
TOLERANCE, COARSER = 0.4, 1.5
LEAST_SIZE = 1.5
MOST_POINTS = 2_500
# So many places across and down are tried for the word.
TRIES = 14


class Frame(NamedTuple):
    """A part of the picture, in its units."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Outline:
    """An area as the `d` of an SVG path (even-odd), the middle of its word, and its points."""

    path: str
    x: float
    y: float
    points: int


def outlines_of(areas: Mapping[str, Sequence[Ring]], frame: Frame) -> dict[str, Outline]:
    """All areas on one scale, as large as the frame allows and in its middle.

    Points that nobody would see are left out, and islands of a pixel; more of them when they are
    still many. Of every area its largest ring is always there.
    """
    placed = _placed(areas, frame)
    tolerance = TOLERANCE
    while True:
        small = {code: _smaller(rings, tolerance) for code, rings in placed.items()}
        if sum(len(ring) for rings in small.values() for ring in rings) <= MOST_POINTS:
            return {code: _outline(rings) for code, rings in small.items()}
        tolerance *= COARSER


def _placed(areas: Mapping[str, Sequence[Ring]], frame: Frame) -> dict[str, list[list[Point]]]:
    every = [position for rings in areas.values() for ring in rings for position in ring]
    if not every:
        return {}
    west, east = min(x for x, _ in every), max(x for x, _ in every)
    south, north = min(y for _, y in every), max(y for _, y in every)
    narrow = cos(radians((south + north) / 2))
    wide, high = (east - west) * narrow or 1e-9, (north - south) or 1e-9
    scale = min(frame.width / wide, frame.height / high)
    left = frame.left + (frame.width - wide * scale) / 2
    top = frame.top + (frame.height - high * scale) / 2
    return {
        code: [
            [(left + (x - west) * narrow * scale, top + (north - y) * scale) for x, y in ring]
            for ring in rings
        ]
        for code, rings in areas.items()
    }


def _smaller(rings: Sequence[Sequence[Point]], tolerance: float) -> list[list[Point]]:
    """The largest ring first; of the others those that can be seen."""
    in_order = sorted(rings, key=_size, reverse=True)
    found = [simplified(ring, tolerance) for ring in in_order]
    largest = found[0] if len(found[0]) > 3 else list(in_order[0])
    rest = (
        ring
        for ring, whole in zip(found[1:], in_order[1:], strict=True)
        if len(ring) > 3 and _size(whole) >= LEAST_SIZE
    )
    return [largest, *rest]


def _size(ring: Sequence[Point]) -> float:
    """The longer side of the box around it."""
    return max(max(one[axis] for one in ring) - min(one[axis] for one in ring) for axis in (0, 1))


def _outline(rings: Sequence[Sequence[Point]]) -> Outline:
    path = "".join("M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in ring[:-1]) + "Z" for ring in rings)
    x, y = _middle(rings[0])
    return Outline(path, round(x, 1), round(y, 1), sum(len(ring) - 1 for ring in rings))


def _middle(ring: Sequence[Point]) -> Point:
    """Of places spread over the box around a ring, the one inside it that is furthest from it."""
    inside = (point for point in _spread(ring) if _holds(ring, point))
    return max(inside, key=lambda point: _room(ring, point), default=ring[0])


def _spread(ring: Sequence[Point]) -> Iterator[Point]:
    left, right = min(x for x, _ in ring), max(x for x, _ in ring)
    top, bottom = min(y for _, y in ring), max(y for _, y in ring)
    for row in range(1, TRIES):
        for column in range(1, TRIES):
            yield (
                left + (right - left) * column / TRIES,
                top + (bottom - top) * row / TRIES,
            )


def _holds(ring: Sequence[Point], point: Point) -> bool:
    """Whether a line from the point to the left crosses the ring an odd number of times."""
    x, y = point
    crossings = 0
    for (ax, ay), (bx, by) in pairwise(ring):
        if (ay > y) != (by > y) and x > ax + (y - ay) / (by - ay) * (bx - ax):
            crossings += 1
    return crossings % 2 == 1


def _room(ring: Sequence[Point], point: Point) -> float:
    return min(distance_to(point, start, end) for start, end in pairwise(ring))
