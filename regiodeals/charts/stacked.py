"""One bar that adds up: the parts of a sum beside each other."""

from collections.abc import Sequence
from typing import NamedTuple

from regiodeals.charts.drawing import Chart, Mark, Rect
from regiodeals.charts.figures import WHOLE, Words, require_few, told
from regiodeals.charts.legend import Key
from regiodeals.charts.looks import COMING, SERIES, TRACK
from regiodeals.common.money import allocate
from regiodeals.common.words import dutch

HEIGHT = 36


class Part(NamedTuple):
    """A part of a sum in whole units, such as cents; `is_coming` is what is not there yet."""

    label: str
    value: int | None
    is_coming: bool = False


def stacked(title: str, parts: Sequence[Part], words: Words) -> Chart:
    """The parts fill the bar exactly; the unknown has no width.

    Raises ValueError for a figure below zero, which is no part of a sum, and for more than four
    parts beside what is coming.
    """
    require_few(sum(not part.is_coming for part in parts))
    amounts = [part.value or 0 for part in parts]
    widths = allocate(WHOLE, amounts) if any(amounts) else [0] * len(parts)
    colours = iter(SERIES)
    marks: list[Mark] = [Rect(0, WHOLE, 0, HEIGHT, TRACK)]
    legend: list[Key] = []
    start = 0
    for part, width in zip(parts, widths, strict=True):
        series = COMING if part.is_coming else next(colours)
        legend.append(Key(series, part.label, "" if part.value is None else words(part.value)))
        if width:
            marks.append(Rect(start, width, 0, HEIGHT, series))
        start += width
    return Chart(
        title,
        "",
        HEIGHT,
        tuple(marks),
        (dutch("Deel"), dutch("Hoeveel")),
        (*((part.label, told(part.value, words)) for part in parts), _total(amounts, words)),
        tuple(legend),
    )


def _total(amounts: Sequence[int], words: Words) -> tuple[str, str]:
    return dutch("samen"), words(sum(amounts))
