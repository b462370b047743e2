"""Columns beside each other, each over its name; a column may lead somewhere."""

from collections.abc import Sequence
from typing import NamedTuple

from regiodeals.charts.drawing import Chart, Link, Mark, Rect, Stroke, Word
from regiodeals.charts.figures import WHOLE, Scale, Words
from regiodeals.charts.looks import TRACK
from regiodeals.common.words import joined

NAME_AT, UNDER_AT, HEIGHT = 100, 114, 118
TOP, BASE = 18, 86
# A figure with more letters would run into its neighbour on the narrowest screen.
MOST = 999
# Of more, a finger on a phone hits two at once.
MOST_COLUMNS = 9


class Column(NamedTuple):
    """A figure with its name over two short lines; `url` is where it leads, if anywhere.

    `label` is the whole name, for who does not see the place of the column; `note` stands beside
    the figure in the table.
    """

    label: str
    value: int
    short: str
    under: str = ""
    note: str = ""
    series: str = "c1"
    url: str = ""
    is_current: bool = False


def columns(
    title: str,
    finding: str,
    points: Sequence[Column],
    words: Words,
    *,
    heads: tuple[str, str, str],
    beyond: Sequence[Column] = (),
) -> Chart:
    """A column for each of `points`, on one scale from zero.

    `words` says a figure where its column leads somewhere. `heads` stand above the name, the
    figure and the note in the table; what lies `beyond` is in the table alone, since it would
    leave nothing of the others.

    Raises ValueError for a figure below zero, and for more columns than a finger can tell apart.
    """
    if len(points) > MOST_COLUMNS or any(point.value < 0 for point in points):
        raise ValueError(f"At most {MOST_COLUMNS} columns, none below zero.")
    scale = Scale.of((point.value for point in points), first=0, last=BASE - TOP)
    marks: list[Mark] = [Stroke(0, BASE * 10, WHOLE, BASE * 10, TRACK, 1)]
    for number, point in enumerate(points):
        left, right = (WHOLE * edge // len(points) for edge in (number, number + 1))
        marks += _column(point, left, right - left, scale.at(point.value), words)
    return Chart(
        title,
        finding,
        HEIGHT,
        tuple(marks),
        heads,
        tuple((one.label, str(one.value), one.note or "–") for one in (*points, *beyond)),
        has_notes=True,
    )


def _column(point: Column, left: int, width: int, high: int, words: Words) -> list[Mark]:
    middle = left + width // 2
    figure = str(point.value) if point.value <= MOST else f"{MOST}+"
    drawn: list[Mark] = [
        Word(middle, BASE - high - 4, figure, "middle"),
        Word(middle, NAME_AT, point.short, "middle"),
    ]
    if point.under:
        drawn.append(Word(middle, UNDER_AT, point.under, "middle"))
    if high:
        drawn.append(Rect(left + width // 6, width - width // 3, BASE - high, high, point.series))
    if not point.url:
        return drawn
    label = joined(": ", (point.label, words(point.value)))
    area = Rect(left, width, 0, HEIGHT, "area")
    return [Link(point.url, label, area, tuple(drawn), point.is_current)]
