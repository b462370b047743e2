"""Leaves out of a line the points that a small picture does not show.

After D.H. Douglas and T.K. Peucker, "Algorithms for the reduction of the number of points required
to represent a digitized line or its caricature", The Canadian Cartographer 10 (1973), 112-122: keep
the point that lies furthest from the straight line between the ends when it is further than the
tolerance, and do the same on both sides of it. Written with a stack: a coast has more points than
Python has room for calls.
"""

from collections.abc import Sequence
from math import hypot

Point = tuple[float, float]


def simplified(line: Sequence[Point], tolerance: float) -> list[Point]:
    """A part of `line` in its order, with its first and last point; none that was left out lies
    further than `tolerance` from what is left. Tolerance and points are in the same unit.
    """
    if len(line) < 3:
        return list(line)
    kept = {0, len(line) - 1}
    todo = [(0, len(line) - 1)]
    while todo:
        first, last = todo.pop()
        index, distance = _furthest(line, first, last)
        if distance > tolerance:
            kept.add(index)
            todo += [(first, index), (index, last)]
    return [line[index] for index in sorted(kept)]


def _furthest(line: Sequence[Point], first: int, last: int) -> tuple[int, float]:
    """The point between two others that is furthest from the stretch between those, and how far."""
    found, most = first, -1.0
    for index in range(first + 1, last):
        distance = distance_to(line[index], line[first], line[last])
        if distance > most:
            found, most = index, distance
    return found, most


def distance_to(point: Point, start: Point, end: Point) -> float:
    """From a point to the nearest point of a stretch; of a ring both ends are one and the same."""
    (x, y), (ax, ay), (bx, by) = point, start, end
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    along = ((x - ax) * dx + (y - ay) * dy) / length if length else 0.0
    along = min(1.0, max(0.0, along))
    return hypot(x - ax - along * dx, y - ay - along * dy)
