"""The weeks of a month; pure counting."""

import calendar
from dataclasses import dataclass
from datetime import date

from regiodeals.common.dutch_dates import MONTHS, month_and_year
from regiodeals.common.form_fields import EARLIEST_YEAR, LATEST_YEAR


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """One month of a year in which something can be owed; raises ValueError for any other."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not (EARLIEST_YEAR <= self.year <= LATEST_YEAR and 1 <= self.number <= len(MONTHS)):
            raise ValueError("no month that anything can stand in")

    def __str__(self) -> str:
        return month_and_year(self.year, self.number)

    @property
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.number, 1)

    @property
    def last(self) -> date:
        """Its last day."""
        return date(self.year, self.number, calendar.monthrange(self.year, self.number)[1])

    @property
    def weeks(self) -> list[list[date]]:
        """Whole weeks from Monday; the first and the last may hold days of another month."""
        return calendar.Calendar().monthdatescalendar(self.year, self.number)

    @property
    def before(self) -> "Month | None":
        """The month before it; None where there is none."""
        return self._moved(-1)

    @property
    def after(self) -> "Month | None":
        """The month after it; None where there is none."""
        return self._moved(1)

    def _moved(self, months: int) -> "Month | None":
        year, place = divmod(self.year * len(MONTHS) + self.number - 1 + months, len(MONTHS))
        return Month(year, place + 1) if EARLIEST_YEAR <= year <= LATEST_YEAR else None


def month_of(day: date) -> Month:
    """The month in which a day lies."""
    return Month(day.year, day.month)
