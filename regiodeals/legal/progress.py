"""Until when the voortgangsrapportage over a year may come (Besluit art. 14 lid 2 b, 16 lid 2 b).

The Besluit asks for it each year; the convenant names the day before which it comes.
"""

from datetime import date, timedelta

from regiodeals.common.dutch_dates import MONTHS


def last_day_of_progress(before: str, year: int) -> date | None:
    """The last day in time for the rapportage over `year`: '15 juni' is 14 June a year later.

    None when no day is known, or when it is none that comes every year.
    """
    try:
        day, month = before.split()
        return date(year + 1, MONTHS.index(month) + 1, int(day)) - timedelta(days=1)
    except ValueError:
        return None
