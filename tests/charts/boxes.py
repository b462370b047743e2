"""How far each mark of a chart reaches, in the narrowest box in which it is shown."""

from collections.abc import Iterator
from decimal import Decimal

from hypothesis import strategies as st

from regiodeals.charts import Chart
from regiodeals.charts.drawing import Dot, Rect, Stroke, Word, unlinked
from regiodeals.charts.figures import WHOLE

# A small chart in a cell, and one that fills a phone of 320 pixels.
CELL, PHONE = 100, 286
# Wider than most letters of 12 pixels; narrower than an m.
LETTER = 7.8

NUMBERS = st.one_of(
    st.integers(-(10**18), 10**18),
    st.decimals(-(10**14), 10**14, places=4),
    st.sampled_from([Decimal(0), 0, 1, -1, Decimal("0.0001")]),
)
FIGURES = st.one_of(st.none(), NUMBERS)


def outside(chart: Chart, width: int) -> list[object]:
    """The marks that leave a box of so many pixels."""
    return [
        mark
        for mark in unlinked(chart.marks)
        for left, right, top, bottom in reach(mark, width)
        if left < -0.01 or right > width + 0.01 or top < 0 or bottom > chart.height
    ]


def reach(mark: object, width: int) -> Iterator[tuple[float, float, float, float]]:
    """Left, right, top and bottom in pixels."""

    def across(place: int) -> float:
        return place * width / WHOLE

    match mark:
        case Rect():
            assert mark.width >= 0
            yield across(mark.x), across(mark.x + mark.width), mark.y, mark.y + mark.height
        case Stroke():
            for place, y in ((mark.x1, mark.y1), (mark.x2, mark.y2)):
                yield across(place), across(place), y / 10, y / 10
        case Dot():
            middle, level, r = across(mark.x), mark.y / 10, mark.radius + 1
            yield middle - r, middle + r, level - r, level + r
        case Word():
            long = len(mark.text) * LETTER
            before = {"start": 0.0, "middle": long / 2, "end": long}[mark.anchor]
            left = across(mark.x) - before
            yield left, left + long, mark.y - 11, mark.y + 3
