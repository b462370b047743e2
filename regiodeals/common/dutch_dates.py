"""Dates in Dutch words. No locale is asked: the outcome is the same on every machine."""

from datetime import date

HARD_SPACE = "\u00a0"

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
SHORT_MONTHS = (
    "jan",
    "feb",
    "mrt",
    "apr",
    "mei",
    "jun",
    "jul",
    "aug",
    "sep",
    "okt",
    "nov",
    "dec",
)


def long_date(day: date, *, hard_spaces: bool = False) -> str:
    """'dinsdag 17 december 2024'; with `hard_spaces` the date does not break over two lines."""
    weekday = WEEKDAYS[day.weekday()]
    return weekday + _space(hard_spaces) + plain_date(day, hard_spaces=hard_spaces)


def plain_date(day: date, *, hard_spaces: bool = False) -> str:
    """'17 december 2024'."""
    return _space(hard_spaces).join((str(day.day), MONTHS[day.month - 1], str(day.year)))


def short_date(day: date, *, hard_spaces: bool = False) -> str:
    """'di 17 dec 2024', for tables."""
    parts = (
        WEEKDAYS[day.weekday()][:2],
        str(day.day),
        SHORT_MONTHS[day.month - 1],
        str(day.year),
    )
    return _space(hard_spaces).join(parts)


def _space(hard_spaces: bool) -> str:
    return HARD_SPACE if hard_spaces else " "
