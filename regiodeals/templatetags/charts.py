"""Charts on a page: the drawings of regiodeals.charts with their words, and the term calendar."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from typing import Any

from django import template

from regiodeals.charts import Chart, Number, Part, stacked
from regiodeals.common.dutch_dates import SHORT_MONTHS, WEEKDAYS, long_date
from regiodeals.common.english_dates import MONTHS
from regiodeals.common.english_dates import WEEKDAYS as ENGLISH_WEEKDAYS
from regiodeals.common.money import format_amount
from regiodeals.common.words import Words, dutch, joined

register = template.Library()
_MONTHS = tuple(
    Words(dutch_name, partial(str, name[:3]))
    for dutch_name, name in zip(SHORT_MONTHS, MONTHS, strict=True)
)
_DAYS = tuple(
    Words(dutch_name[:2], partial(str, name[:2]))
    for dutch_name, name in zip(WEEKDAYS, ENGLISH_WEEKDAYS, strict=True)
)


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

    def words(cents: Number) -> str:
        return format_amount(int(cents), currency)

    known = [Part(part["label"], part["cents"], bool(part.get("coming"))) for part in parts]
    drawn = stacked(title, known, words)
    return {
        "svg": drawn.svg(chart),
        "total": words(sum(part.value or 0 for part in known)),
        "total_words": total_words,
        "legend": _keys(drawn),
        "has_unknown": any(part.value is None for part in known),
    }


@register.inclusion_tag("components/chart.html")
def chart(name: str, drawn: Chart, is_bare: bool = False) -> dict[str, Any]:
    """A chart with its finding, its legend and, one click away, its figures as a table.

    `name` is an id, unique on the page. `is_bare` leaves the drawing alone, where title and figures
    stand beside it.
    """
    return {
        "svg": drawn.svg(name),
        "chart": drawn,
        "legend": _keys(drawn),
        "is_bare": is_bare,
    }


@register.inclusion_tag("components/chart_legend.html")
def chart_legend(drawn: Chart) -> dict[str, Any]:
    """The legend alone: once, for many charts of the same kind."""
    return {"legend": _keys(drawn)}


def _keys(drawn: Chart) -> list[dict[str, str]]:
    return [{"svg": key.svg(), "label": key.label, "value": key.value} for key in drawn.legend]


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
        "weekdays": [(name, f"{grid.baseline(row)}") for row, name in enumerate(_DAYS)],
        "cell_width": grid.width,
        "cell_height": str(_Grid.CELL),
        "height": str(_Grid.TOP + 7 * _Grid.ROW),
    }


def _term_words(start: date, last: date, today: date) -> str:
    words = dutch(
        "Dag 0 is {begin}. De laatste dag is {einde}, dag {nummer}.",
        begin=long_date(start),
        einde=long_date(last),
        nummer=(last - start).days,
    )
    if start <= today <= last:
        return joined(" ", (words, dutch("Vandaag is dag {nummer}.", nummer=(today - start).days)))
    return joined(" ", (words, dutch("Die dag is voorbij."))) if today > last else words


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
                yield _MONTHS[day.month - 1], f"{self.left(day):.2f}%"


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
