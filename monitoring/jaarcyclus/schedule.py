"""Which years a deal has, and which day a year has; pure counting.

The cycle of a year is about the rapportage over the year before it, and the overleg in it. So the
first is that of the first full calendar year after the bekendmaking.
"""

from datetime import date

from regiodeals.legal.progress import day_of_progress, last_day_of_meeting, last_day_of_progress
from regiodeals.obligations.models import ObligationKind

# What comes every year by a schedule.
KINDS = (ObligationKind.RAPPORTAGE, ObligationKind.OVERLEG)


def cycle_years(granted_on: date, ends_on: date | None, today: date) -> range:
    """The years that have begun, and the first one, which the bekendmaking begins."""
    first = granted_on.year + 1
    return range(first, _until(ends_on, max(today.year, first)) + 1)


def owed_years(granted_on: date, ends_on: date | None, today: date) -> range:
    """The years of which the days are laid down: until and including the next one."""
    return range(granted_on.year + 1, _until(ends_on, today.year + 1) + 1)


def _until(ends_on: date | None, year: int) -> int:
    return year if ends_on is None else min(year, ends_on.year)


def last_day_of(kind: ObligationKind, before: str, year: int) -> date | None:
    """The last day of the cycle of `year`; None when no day is known."""
    if kind is ObligationKind.RAPPORTAGE:
        return last_day_of_progress(before, year - 1)
    return last_day_of_meeting(before, year)


def period_of(kind: ObligationKind, year: int) -> str:
    """What tells the years apart: the year reported on, or the year of the meeting."""
    return str(year - 1 if kind is ObligationKind.RAPPORTAGE else year)


def is_yearly_day(before: str) -> bool:
    """Whether it is a day that comes every year; 29 februari does not."""
    return day_of_progress(before, 2000) is not None
