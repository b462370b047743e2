"""Until when the voortgangsrapportage over a year may come (Besluit art. 14 lid 2 b, 16 lid 2 b),
and until when the rijk-regio overleg of a year is held.

The Besluit asks for the rapportage each year; the convenant names the day before which it comes,
and says that Rijk and region meet every year.
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


def last_day_of_meeting(before: str, year: int) -> date | None:
    """The last day of `year` for its overleg: the day before `before`, which the convenant names.

    'Vóór 1 januari' is New Year's Eve of that same year. None when it is no day of every year.
    """
    following = day_of_progress(before, year - 1)
    if following is None:
        return None
    last = following - timedelta(days=1)
    return last if last.year == year else last.replace(year=year)
