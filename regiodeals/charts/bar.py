"""Bars below each other, each under its name and its figure; a figure below zero goes left."""

from collections.abc import Sequence

from regiodeals.charts.drawing import Chart, Mark, Rect, Stroke, Word
from regiodeals.charts.figures import MOST_LETTERS, WHOLE, Point, Scale, Words, shortened, told
from regiodeals.charts.looks import INK, TRACK
from regiodeals.common.words import dutch

ROW, BAR, BASELINE = 36, 12, 12


def bar(title: str, finding: str, points: Sequence[Point], words: Words) -> Chart:
    """One bar for each of `points`, all on the same scale from zero; the unknown has none."""
    scale = Scale.of(point.value for point in points)
    marks: list[Mark] = []
    for number, point in enumerate(points):
        marks += _row(point, number * ROW, scale, told(point.value, words))
    return Chart(
        title,
        finding,
        max(ROW, len(points) * ROW),
        tuple(marks),
        (dutch("Wat"), dutch("Hoeveel")),
        tuple((point.label, told(point.value, words)) for point in points),
    )


def _row(point: Point, top: int, scale: Scale, figure: str) -> list[Mark]:
    room = MOST_LETTERS - len(figure)
    marks: list[Mark] = [
        Word(0, top + BASELINE, shortened(point.label, room)),
        Word(WHOLE, top + BASELINE, figure, "end"),
    ]
    if point.value is None:
        return marks
    ends = sorted((scale.at(0), scale.at(point.value)))
    under = top + BASELINE + 5
    marks += [
        Rect(0, WHOLE, under, BAR, TRACK),
        Rect(ends[0], ends[1] - ends[0], under, BAR, "c1"),
    ]
    if scale.low < 0:
        zero = scale.at(0)
        marks.append(Stroke(zero, under * 10, zero, (under + BAR) * 10, INK, 1))
    return marks
