"""Money in integer cents: shown in Dutch, divided and converted without losing a cent."""

import re
from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from num2words import num2words

from regiodeals.common.words import Words, joined

HARD_SPACE = "\u00a0"
MINUS = "\u2212"

Decimals = Literal["auto", "always"]
SYMBOLS = {"EUR": "€", "USD": "US$"}
# The point and the comma of an English amount, in a Dutch one.
DUTCH_SIGNS = str.maketrans(",.", ".,")
NAMES = {"EUR": "euro", "USD": "US-dollar"}


def format_amount(cents: int, currency: str = "EUR", *, decimals: Decimals = "auto") -> Words:
    """'€ 10.000.000' or 'US$ 5.275.000,50', with a hard space; cents only when there are any.

    With decimals="always" whole amounts show ',00' too. Raises ValueError for an unknown currency.
    """
    symbol = _of(currency, SYMBOLS)
    return joined(HARD_SPACE, (symbol, format_cents(cents, decimals=decimals)))


def format_cents(cents: int, *, decimals: Decimals = "auto") -> Words:
    """'10.000.000' without unit, for a table whose caption names the currency."""
    units, rest = divmod(abs(cents), 100)
    sign = MINUS if cents < 0 else ""
    fraction = f"{rest:02d}" if rest or decimals == "always" else ""
    english = f"{sign}{units:,}" + (f".{fraction}" if fraction else "")
    dutch = english.translate(DUTCH_SIGNS)
    return Words(dutch, lambda: english)


def amount_in_words(cents: int, currency: str = "EUR") -> str:
    """'vijf miljoen tweehonderdvijfenzeventigduizend US-dollar', and '... en vijftig cent'.

    Raises ValueError for an unknown currency.
    """
    name = _of(currency, NAMES)
    units, rest = divmod(abs(cents), 100)
    words = f"{number_in_words(units)} {name}"
    if rest:
        words += f" en {number_in_words(rest)} cent"
    return f"min {words}" if cents < 0 else words


def number_in_words(number: int) -> str:
    """A whole number in Dutch as the official spelling (rule 6.N) writes it.

    num2words leaves out the space after 'duizend' and puts the accents of 'één' the wrong way
    round: they belong on the separate word, where it could be read as an article, and nowhere else.
    """
    words = re.sub(r"duizend(?=\w)", "duizend ", num2words(number, lang="nl"))
    return " ".join(_accented(word) for word in words.split(" "))


def allocate(total_cents: int, weights: Sequence[int]) -> list[int]:
    """Divide `total_cents` in proportion to `weights`; the parts add up to it exactly.

    The cents left over go to the largest remainders, the first of equals before the next. Raises
    ValueError when a weight is negative or all are zero.
    """
    whole = sum(weights)
    if whole <= 0 or min(weights) < 0:
        raise ValueError("Weights must be zero or more, and not all zero.")
    sign = -1 if total_cents < 0 else 1
    exact = [Fraction(abs(total_cents) * weight, whole) for weight in weights]
    return [sign * part for part in _largest_remainder(exact, abs(total_cents))]


def convert_parts(parts: Sequence[int], rate: Decimal) -> list[int]:
    """Convert each part at `rate`, so that their sum is the converted sum, rounded half up.

    Every part differs less than a cent from its exact conversion; nothing stays nothing.
    Raises ValueError when the rate is not a positive number.
    """
    if not rate.is_finite() or rate <= 0:
        raise ValueError("An exchange rate is a positive number.")
    exact = [part * Fraction(rate) for part in parts]
    return _largest_remainder(exact, round_half_up(sum(exact, start=Fraction())))


def format_rate(rate: Decimal) -> Words:
    """'1,0550': four decimals, and more only when they say something."""
    whole, decimals = f"{rate:.6f}".split(".")
    english = f"{whole}.{decimals.rstrip('0').ljust(4, '0')}"
    return Words(english.translate(DUTCH_SIGNS), lambda: english)


def round_half_up(amount: Fraction) -> int:
    """The nearest whole number; a half goes away from zero."""
    rounded = (2 * abs(amount.numerator) + amount.denominator) // (2 * amount.denominator)
    return -rounded if amount < 0 else rounded


def _largest_remainder(exact: Sequence[Fraction], total: int) -> list[int]:
    parts = [part.__floor__() for part in exact]
    by_remainder = sorted(range(len(exact)), key=lambda index: parts[index] - exact[index])
    for index in by_remainder[: total - sum(parts)]:
        parts[index] += 1
    return parts


def _accented(word: str) -> str:
    return "één" if word in {"een", "één"} else word.replace("éé", "ee")


def _of(currency: str, table: dict[str, str]) -> str:
    if currency not in table:
        raise ValueError(f"Unknown currency {currency!r}.")
    return table[currency]
