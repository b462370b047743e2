"""Dates in Dutch words. No locale is asked: the outcome is the same on every machine."""

from datetime import date, datetime

from regiodeals.common.english_dates import MONTHS as ENGLISH_MONTHS
from regiodeals.common.english_dates import WEEKDAYS as ENGLISH_WEEKDAYS
from regiodeals.common.english_dates import (
    english_long_date,
    english_plain_date,
    english_short_date,
)
from regiodeals.common.words import Words

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


def long_date(day: date, *, hard_spaces: bool = False) -> Words:
    """'dinsdag 17 december 2024'; with `hard_spaces` the date does not break over two lines."""
    space = _space(hard_spaces)
    dutch = WEEKDAYS[day.weekday()] + space + plain_date(day, hard_spaces=hard_spaces)
    return Words(dutch, lambda: english_long_date(day, space))


def plain_date(day: date, *, hard_spaces: bool = False) -> Words:
    """'17 december 2024'."""
    space = _space(hard_spaces)
    dutch = space.join((str(day.day), MONTHS[day.month - 1], str(day.year)))
    return Words(dutch, lambda: english_plain_date(day, space))


def short_date(day: date, *, hard_spaces: bool = False) -> Words:
    """'di 17 dec 2024', for tables."""
    parts = (
        WEEKDAYS[day.weekday()][:2],
        str(day.day),
        SHORT_MONTHS[day.month - 1],
        str(day.year),
    )
    space = _space(hard_spaces)
    return Words(space.join(parts), lambda: english_short_date(day, space))


def month_and_year(year: int, month: int) -> Words:
    """'december 2024', with the number of the month from 1."""
    return Words(f"{MONTHS[month - 1]} {year}", lambda: f"{ENGLISH_MONTHS[month - 1]} {year}")


def day_and_month(day: date) -> Words:
    """'17 dec', where the year is known."""
    number, month = day.day, day.month - 1
    short = ENGLISH_MONTHS[month][:3]
    return Words(f"{number} {SHORT_MONTHS[month]}", lambda: f"{number} {short}")


def day_to_type(day: date) -> Words:
    """'17-12-2024', as it is typed; in English with its month as a word, as 5-6 means two days."""
    return Words(f"{day.day}-{day.month}-{day.year}", lambda: english_plain_date(day))


def weekday_name(number: int) -> Words:
    """'dinsdag', with 0 for Monday."""
    return Words(WEEKDAYS[number], lambda: ENGLISH_WEEKDAYS[number])


def hour_of(moment: datetime) -> str:
    """'14:30' on the clock of `moment`, in every language."""
    return f"{moment:%H:%M}"


def _space(hard_spaces: bool) -> str:
    return HARD_SPACE if hard_spaces else " "
