"""Days and amounts in English notation, for the courtesy translations of the islands."""

from datetime import date

from regiodeals.common.dutch_dates import MONTHS as DUTCH_MONTHS
from regiodeals.common.dutch_dates import WEEKDAYS as DUTCH_WEEKDAYS
from regiodeals.common.english_dates import MONTHS, WEEKDAYS, english_plain_date
from regiodeals.common.money import HARD_SPACE, MINUS, SYMBOLS

OF_DUTCH = dict(zip(DUTCH_MONTHS, MONTHS, strict=True))
WORDS_OF_DAYS = OF_DUTCH | dict(zip(DUTCH_WEEKDAYS, WEEKDAYS, strict=True))


def english_date(day: date) -> str:
    """'5 December 2024', on one line."""
    return english_plain_date(day, HARD_SPACE)


def english_day_of_year(dutch: str) -> str:
    """'15 June' from '15 juni'; what is not so written comes back as it is."""
    day, _space, month = dutch.partition(" ")
    return f"{day}{HARD_SPACE}{OF_DUTCH[month]}" if month in OF_DUTCH else dutch


def english_of_day(dutch: str) -> str:
    """'Monday 18 November 2024' from 'maandag 18 november 2024'; empty for what is no day."""
    words = [word if word.isdecimal() else WORDS_OF_DAYS.get(word, "") for word in dutch.split()]
    is_day = len(words) > 1 and all(words) and any(word.isalpha() for word in words)
    return " ".join(words) if is_day else ""


def english_amount(cents: int, currency: str) -> str:
    """'US$ 5,275,000' or 'US$ 5,275,000.50'. Raises ValueError for an unknown currency."""
    if currency not in SYMBOLS:
        raise ValueError(f"Unknown currency {currency!r}.")
    return SYMBOLS[currency] + HARD_SPACE + english_cents(cents)


def english_cents(cents: int) -> str:
    """'5,275,000' without unit, for a table whose caption names the currency."""
    units, rest = divmod(abs(cents), 100)
    fraction = f".{rest:02d}" if rest else ""
    return f"{MINUS if cents < 0 else ''}{units:,}{fraction}"
