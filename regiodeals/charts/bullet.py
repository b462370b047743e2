"""A figure against its target: a bar, a stripe across for the target, a ring for where it began."""

from regiodeals.charts.drawing import Chart, Dot, Mark, Rect, Stroke
from regiodeals.charts.figures import WHOLE, Number, Scale, Words, told
from regiodeals.charts.legend import Key, Look
from regiodeals.charts.looks import INK, TARGET, TRACK
from regiodeals.common.words import dutch

HEIGHT, MIDDLE = 24, 12
LEFT, RIGHT = 5_000, 95_000
MEASURED, AIM, BASELINE = dutch("Gemeten"), dutch("Streefwaarde"), dutch("Nulmeting")
LEGEND = (
    Key("c1", MEASURED),
    Key(TARGET, AIM, look=Look.STRIPE),
    Key(INK, BASELINE, look=Look.RING),
)


def bullet(
    title: str,
    finding: str,
    *,
    measured: Number | None,
    target: Number | None,
    baseline: Number | None,
    words: Words,
) -> Chart:
    """All three on one scale from zero; what is unknown is not drawn, and is told in words."""
    scale = Scale.of((measured, target, baseline), first=LEFT, last=RIGHT)
    marks: list[Mark] = [Rect(0, WHOLE, 4, 16, TRACK)]
    if scale.low < 0:
        marks.append(Stroke(scale.at(0), 40, scale.at(0), 200, TRACK, 1))
    if measured is not None:
        ends = sorted((scale.at(0), scale.at(measured)))
        marks.append(Rect(ends[0], ends[1] - ends[0], 8, 8, "c1"))
    if target is not None:
        marks.append(Stroke(scale.at(target), 0, scale.at(target), HEIGHT * 10, TARGET, 3))
    if baseline is not None:
        marks.append(Dot(scale.at(baseline), MIDDLE * 10, INK, 4))
    figures = ((MEASURED, measured), (AIM, target), (BASELINE, baseline))
    rows = tuple((label, told(value, words)) for label, value in figures)
    return Chart(
        title, finding, HEIGHT, tuple(marks), (dutch("Wat"), dutch("Hoeveel")), rows, LEGEND
    )
