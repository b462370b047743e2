"""Until when the voortgangsrapportage over a year may come (Besluit art. 14 lid 2 b, 16 lid 2 b).

The Besluit asks for it each year; the convenant names the day before which it comes.
"""

from datetime import date, timedelta

from regiodeals.common.dutch_dates import MONTHS

# 29 februari does not come every year.
YEAR_WITHOUT_LEAP_DAY = 2001


def day_of_progress(before: str, year: int) -> date | None:
    """The day before which the rapportage over `year` comes: '15 juni' of the year after it.

    None when no day is known, or when it is none that comes every year (Besluit art. 14 lid 2 b).
    """
    try:
        day, month = before.split()
        found = date(YEAR_WITHOUT_LEAP_DAY, MONTHS.index(month) + 1, int(day))
    except ValueError:
        return None
    return found.replace(year=year + 1)


def last_day_of_progress(before: str, year: int) -> date | None:
    """The last day in time for it, the day before (Besluit art. 14 lid 2 b); None as above."""
    found = day_of_progress(before, year)
    return found - timedelta(days=1) if found else None
