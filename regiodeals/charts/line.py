"""Lines over the years: at most four, told apart by how they are broken and by their dots."""

from collections.abc import Sequence

from regiodeals.charts.drawing import Chart, Dot, Mark, Stroke, Word
from regiodeals.charts.figures import (
    MOST_LETTERS,
    WHOLE,
    Number,
    Scale,
    Series,
    Words,
    known,
    require_few,
    shortened,
    told,
)
from regiodeals.charts.legend import Key, Look
from regiodeals.charts.looks import SERIES, TRACK
from regiodeals.common.words import dutch

HEIGHT = 160
TOP, BOTTOM = 24, 132
LEFT, RIGHT = 4_000, 96_000
NAMES_AT = 152
# More names than this would run into each other on the narrowest screen.
MOST_NAMES = 6


def line(
    title: str, finding: str, names: Sequence[str], series: Sequence[Series], words: Words
) -> Chart:
    """A line for each of `series`, with a figure for each of `names`; the unknown is a gap.

    Zero is always on the scale. Raises ValueError for more than four series, or for one that has
    not as many figures as there are names.
    """
    require_few(len(series))
    if any(len(one.values) != len(names) for one in series):
        raise ValueError("Each series has a figure for each name.")
    every = [value for one in series for value in one.values]
    scale = Scale.of(every, first=BOTTOM * 10, last=TOP * 10)
    across = places(len(names))
    marks: list[Mark] = [Stroke(0, scale.at(0), WHOLE, scale.at(0), TRACK, 1)]
    for one, look in zip(series, SERIES, strict=False):
        marks += drawn(one.values, across, scale, look)
        marks += _dots(one.values, across, scale, look)
    marks += _highest(every, words)
    marks += _names(names, across)
    rows = tuple(
        (name, *(told(one.values[number], words) for one in series))
        for number, name in enumerate(names)
    )
    legend = tuple(
        Key(look, one.label, look=Look.LINE) for one, look in zip(series, SERIES, strict=False)
    )
    heads = (dutch("Wanneer"), *(one.label for one in series))
    return Chart(title, finding, HEIGHT, tuple(marks), heads, rows, legend)


def places(number: int) -> list[int]:
    """Where so many figures stand across; one stands in the middle."""
    if number == 1:
        return [WHOLE // 2]
    return [LEFT + (RIGHT - LEFT) * index // (number - 1) for index in range(number)]


def drawn(
    values: Sequence[Number | None], across: Sequence[int], scale: Scale, look: str
) -> list[Mark]:
    """A stroke between each two known figures beside each other."""
    found: list[Mark] = []
    pairs = zip(
        zip(across, values, strict=True), zip(across[1:], values[1:], strict=True), strict=False
    )
    for (x1, before), (x2, after) in pairs:
        if before is not None and after is not None:
            found.append(Stroke(x1, scale.at(before), x2, scale.at(after), look))
    return found


def _dots(
    values: Sequence[Number | None], across: Sequence[int], scale: Scale, look: str
) -> list[Mark]:
    return [
        Dot(x, scale.at(value), look)
        for x, value in zip(across, values, strict=True)
        if value is not None
    ]


def _highest(values: Sequence[Number | None], words: Words) -> list[Mark]:
    found = known(values)
    return (
        [Word(0, 12, shortened(dutch("hoogste: {waarde}", waarde=words(max(found))), MOST_LETTERS))]
        if found
        else []
    )


def _names(names: Sequence[str], across: Sequence[int]) -> list[Mark]:
    """The first and the last, and those between where there is room."""
    last, room = len(names) - 1, MOST_LETTERS // max(1, min(len(names), MOST_NAMES))
    if last == 0:
        return [Word(across[0], NAMES_AT, shortened(names[0], room), "middle")]
    return [
        Word(
            0 if index == 0 else WHOLE if index == last else across[index],
            NAMES_AT,
            shortened(name, room),
            "start" if index == 0 else "end" if index == last else "middle",
        )
        for index, name in enumerate(names)
        if index in (0, last) or len(names) <= MOST_NAMES
    ]
