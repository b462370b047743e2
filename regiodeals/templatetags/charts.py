"""Charts as SVG, made by the server: positions in percent, so that text never scales."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import template

from regiodeals.common.dutch_dates import SHORT_MONTHS, WEEKDAYS, long_date
from regiodeals.common.money import allocate, format_amount

register = template.Library()

SERIES = ("c1", "c2", "c3", "c4")
COMING = "c0"
# A hundred percent in thousandths, so that the widths add up exactly.
WHOLE = 100_000


@dataclass(frozen=True)
class Segment:
    """One part of a stacked bar; an unknown amount has no width."""

    label: str
    amount: str | None
    series: str
    start: str
    width: str

    @property
    def is_drawn(self) -> bool:
        """Whether there is anything to see of it."""
        return self.width != "0%"


@dataclass(frozen=True)
class Day:
    """One day of the term calendar, with its place in the picture."""

    classes: str
    column: str
    row: str
    number: int | None
    number_at: str
    baseline: str


@register.inclusion_tag("components/stacked_bar.html")
def stacked_bar(
    chart: str,
    title: str,
    parts: Sequence[Mapping[str, Any]],
    total_words: str = "",
    currency: str = "EUR",
) -> dict[str, Any]:
    """A sum and its parts: the total in words, the bar, a legend with every amount.

    `chart` is an id, unique on the page. Each part has a label, cents (None when unknown) and, for
    what is not spent or granted yet, coming=True. At most four parts beside that one. A negative
    amount raises ValueError: it cannot be drawn as a part of a sum.
    """
    known = [part["cents"] or 0 for part in parts]
    total = sum(known)
    return {
        "chart": chart,
        "title": title,
        "total": format_amount(total, currency),
        "total_words": total_words,
        "segments": list(_segments(parts, known, currency)),
        "has_unknown": any(part["cents"] is None for part in parts),
    }


@register.inclusion_tag("components/term_calendar.html")
def term_calendar(chart: str, title: str, start: date, last: date, today: date) -> dict[str, Any]:
    """A term as a calendar, a column a week: day 0, today, the last day.

    `start` is the day that does not count (day 0), `last` the day on which the term ends.
    """
    monday = start - timedelta(days=start.weekday())
    weeks = (last - monday).days // 7 + 1
    grid = _Grid(monday=monday, weeks=weeks)
    days = [start + timedelta(days=number) for number in range((last - start).days + 1)]
    return {
        "chart": chart,
        "title": title,
        "description": _term_words(start, last, today),
        "days": [grid.place(day, start=start, last=last, today=today) for day in days],
        "months": list(grid.months(days)),
        "weekdays": [(name[:2], f"{grid.baseline(row)}") for row, name in enumerate(WEEKDAYS)],
        "cell_width": grid.width,
        "cell_height": str(_Grid.CELL),
        "height": str(_Grid.TOP + 7 * _Grid.ROW),
    }


def _segments(
    parts: Sequence[Mapping[str, Any]], known: Sequence[int], currency: str
) -> Iterator[Segment]:
    widths = allocate(WHOLE, known) if any(known) else [0] * len(known)
    colours = iter(SERIES)
    start = 0
    for part, width in zip(parts, widths, strict=True):
        yield Segment(
            label=part["label"],
            amount=None if part["cents"] is None else format_amount(part["cents"], currency),
            series=COMING if part.get("coming") else next(colours),
            start=_percent(start),
            width=_percent(width),
        )
        start += width


def _percent(thousandths: int) -> str:
    return f"{thousandths / 1000:.3f}".rstrip("0").rstrip(".") + "%"


def _term_words(start: date, last: date, today: date) -> str:
    words = f"Dag 0 is {long_date(start)}. De laatste dag is {long_date(last)}"
    words += f", dag {(last - start).days}."
    if start <= today <= last:
        words += f" Vandaag is dag {(today - start).days}."
    elif today > last:
        words += " Die dag is voorbij."
    return words


@dataclass(frozen=True)
class _Grid:
    """Where a day stands: weeks from left to right, Monday above Sunday; heights in pixels."""

    monday: date
    weeks: int

    TOP = 18
    ROW = 18
    CELL = 15
    LABELS = 9.0

    @property
    def _step(self) -> float:
        return (100 - self.LABELS) / self.weeks

    @property
    def width(self) -> str:
        return f"{self._step * 0.86:.2f}%"

    def baseline(self, row: int) -> int:
        """Where the text of a row stands."""
        return self.TOP + row * self.ROW + 12

    def left(self, day: date) -> float:
        """The left side of the week of `day`, in percent."""
        return self.LABELS + (day - self.monday).days // 7 * self._step

    def place(self, day: date, *, start: date, last: date, today: date) -> Day:
        row = day.weekday()
        marked = day in (start, today, last)
        return Day(
            classes=_day_classes(day, last=last, today=today),
            column=f"{self.left(day):.2f}%",
            row=str(self.TOP + row * self.ROW),
            number=(day - start).days if marked else None,
            number_at=f"{self.left(day) + self._step * 0.43:.2f}%",
            baseline=str(self.baseline(row)),
        )

    def months(self, days: Sequence[date]) -> Iterator[tuple[str, str]]:
        """The name of each month above the first week that starts in it."""
        for day in days:
            if day == days[0] or (day.day <= 7 and day.weekday() == 0):
                yield SHORT_MONTHS[day.month - 1], f"{self.left(day):.2f}%"


def _day_classes(day: date, *, last: date, today: date) -> str:
    classes = []
    if day == last:
        classes.append("is-last")
    elif day == today:
        classes.append("is-today")
    elif day < today:
        classes.append("is-past")
    if day.weekday() >= 5:
        classes.append("is-free")
    return " ".join(classes)
