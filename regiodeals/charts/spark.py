"""The course of one series in the height of a line of text; its figures stand beside it."""

from collections.abc import Sequence

from regiodeals.charts.drawing import Chart, Dot, Mark, Stroke
from regiodeals.charts.figures import WHOLE, Number, Point, Scale, Words, told
from regiodeals.charts.line import drawn, places
from regiodeals.charts.looks import AIM
from regiodeals.common.words import dutch

HEIGHT, EDGE = 28, 5


def spark(
    title: str,
    finding: str,
    points: Sequence[Point],
    words: Words,
    *,
    target: Number | None = None,
) -> Chart:
    """A line from the lowest to the highest figure, with a dot for the last and for what stands
    alone; the unknown is a gap. `target` is a broken line on the same scale. The scale is its own:
    it shows a course and no size.
    """
    values = [point.value for point in points]
    every = [*values, target]
    scale = Scale.of(every, first=(HEIGHT - EDGE) * 10, last=EDGE * 10, from_zero=False)
    across = places(len(points)) if points else []
    marks: list[Mark] = drawn(values, across, scale, "c1")
    if target is not None:
        marks.append(Stroke(0, scale.at(target), WHOLE, scale.at(target), AIM, 1))
    last = max((index for index, value in enumerate(values) if value is not None), default=-1)
    for index, value in enumerate(values):
        if value is not None and (index == last or _is_alone(values, index)):
            marks.append(Dot(across[index], scale.at(value), "c1"))
    rows = [(point.label, told(point.value, words)) for point in points]
    if target is not None:
        rows.append((dutch("Streefwaarde"), words(target)))
    return Chart(
        title, finding, HEIGHT, tuple(marks), (dutch("Wanneer"), dutch("Hoeveel")), tuple(rows)
    )


def _is_alone(values: Sequence[object], index: int) -> bool:
    beside = (*values[max(0, index - 1) : index], *values[index + 1 : index + 2])
    return all(value is None for value in beside)
