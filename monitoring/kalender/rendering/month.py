"""A month as weeks of days, each with the first of what stands on it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from monitoring.kalender.rendering.entries import Entry, entries_of
from monitoring.kalender.schedule import Month
from monitoring.kalender.selectors import Line
from regiodeals.common import clock
from regiodeals.common.dutch_dates import day_and_month, short_date
from regiodeals.common.words import dutch


@dataclass(frozen=True, slots=True)
class Day:
    """A cell. A day of another month holds nothing; it stands in the week of both."""

    day: date
    is_inside: bool
    is_today: bool
    entries: list[Entry]
    more: int
    list_url: str

    @property
    def label(self) -> str:
        """'wo 15 jul 2026', where there are no columns to say so; it may break before its year."""
        return short_date(self.day)

    @property
    def mark(self) -> str:
        """'15' under the name of its column, with its month where another begins."""
        if self.is_inside and self.day.day > 1:
            return str(self.day.day)
        return day_and_month(self.day)


@dataclass(frozen=True, slots=True)
class Week:
    """A row of seven days."""

    number: int
    days: list[Day]

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in it; today is worth a row all the same."""
        return not any(day.entries or day.is_today for day in self.days)


def weeks_of(
    month: Month,
    numbers: Mapping[date, int],
    shown: Mapping[date, list[Line]],
    filters: Mapping[str, str],
) -> list[Week]:
    """The rows of the page; `filters` go along to the list of a day."""
    lines = [line for found in shown.values() for line in found]
    by_day: dict[date, list[Entry]] = {}
    for entry in entries_of(lines):
        by_day.setdefault(entry.day, []).append(entry)
    return [
        Week(week[0].isocalendar().week, list(_days(week, month, numbers, by_day, filters)))
        for week in month.weeks
    ]


def _days(
    week: list[date],
    month: Month,
    numbers: Mapping[date, int],
    by_day: Mapping[date, list[Entry]],
    filters: Mapping[str, str],
) -> Iterator[Day]:
    today = clock.today()
    for day in week:
        entries = by_day.get(day, [])
        yield Day(
            day=day,
            is_inside=month.first <= day <= month.last,
            is_today=day == today and month.first <= day <= month.last,
            entries=entries,
            more=numbers.get(day, 0) - len(entries),
            list_url=list_of_day(day, filters),
        )


def list_of_day(day: date, filters: Mapping[str, str]) -> str:
    """The list of all that stands on one day, what is done too."""
    typed = f"{day.day}-{day.month}-{day.year}"
    asked = {**filters, "welke": "alles", "van": typed, "tot": typed}
    return f"{reverse('monitoring:kalender-list')}?{urlencode(asked)}"


def month_links(month: Month, filters: Mapping[str, str]) -> list[dict[str, Any]]:
    """The way to the month before and after, and to that of today, with the same filters."""
    today = clock.today()
    here = Month(today.year, today.month)
    ways = [
        (dutch("Vorige maand"), month.before),
        (dutch("Deze maand"), here),
        (dutch("Volgende maand"), month.after),
    ]
    return [
        {"label": label, "month": str(other), "url": month_url(other, filters)}
        for label, other in ways
        if other is not None and other != month
    ]


def month_url(month: Month, filters: Mapping[str, str]) -> str:
    """The page of a month."""
    page = reverse("monitoring:kalender-month", args=[month.year, month.number])
    return page + (f"?{urlencode(filters)}" if filters else "")
