"""The figures of a chart, and where each stands; what is unknown is None and has no place."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from regiodeals.common.words import Words as Said
from regiodeals.common.words import dutch, said

Number = int | Decimal
Words = Callable[[Number], str]

UNKNOWN = dutch("onbekend")
# A hundred percent in thousandths, so that places are whole numbers and add up.
WHOLE = 100_000
# More cannot be told apart by pattern.
MOST_SERIES = 4
# What fits beside each other on the narrowest screen.
MOST_LETTERS = 36


class Point(NamedTuple):
    """A figure with its name: a year, a tranche."""

    label: str
    value: Number | None


class Series(NamedTuple):
    """Figures that belong together, one for each name along the chart."""

    label: str
    values: tuple[Number | None, ...]


def told(value: Number | None, words: Words) -> str:
    """A figure in words."""
    return UNKNOWN if value is None else words(value)


def known(values: Iterable[Number | None]) -> list[Number]:
    """Those that are known."""
    return [value for value in values if value is not None]


def require_few(number: int) -> None:
    """Raises ValueError for more series than a reader can tell apart."""
    if number > MOST_SERIES:
        raise ValueError(f"{number} series; {MOST_SERIES} is the most.")


@dataclass(frozen=True, slots=True)
class Scale:
    """Where a figure stands between two places; exact, however large the figures are."""

    low: Fraction
    high: Fraction
    first: int
    last: int

    @classmethod
    def of(
        cls,
        values: Iterable[Number | None],
        *,
        first: int = 0,
        last: int = WHOLE,
        from_zero: bool = True,
    ) -> "Scale":
        """From the lowest of `values` to the highest; `from_zero` keeps zero among them."""
        found = [Fraction(value) for value in known(values)]
        if from_zero or not found:
            found.append(Fraction(0))
        low, high = min(found), max(found)
        # Only zeros: a bar of nothing begins where a bar begins.
        return cls(low, high + 1 if low == high == 0 else high, first, last)

    def at(self, value: Number) -> int:
        """The place; in the middle where all figures are the same."""
        span = self.high - self.low
        part = (Fraction(value) - self.low) / span if span else Fraction(1, 2)
        return self.first + round((self.last - self.first) * part)


def shortened(label: str, room: int) -> str:
    """A name that is too long, with a sign that there is more; the table has it whole."""
    return Said(_cut(label[:], room), lambda: _cut(said(label), room))


def _cut(label: str, room: int) -> str:
    return label if len(label) <= room else label[: max(1, room - 1)].rstrip() + "…"
