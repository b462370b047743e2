"""Days in English words, as those of dutch_dates are in Dutch."""

from datetime import date

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def english_long_date(day: date, space: str = " ") -> str:
    """'Friday 27 December 2024'; `space` stands between the parts."""
    return WEEKDAYS[day.weekday()] + space + english_plain_date(day, space)


def english_plain_date(day: date, space: str = " ") -> str:
    """'27 December 2024'."""
    return space.join((str(day.day), MONTHS[day.month - 1], str(day.year)))


def english_short_date(day: date, space: str = " ") -> str:
    """'Fri 27 Dec 2024', for tables."""
    weekday, month = WEEKDAYS[day.weekday()][:3], MONTHS[day.month - 1][:3]
    return space.join((weekday, str(day.day), month, str(day.year)))
