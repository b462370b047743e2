"""Metingen added up over years, programmalijnen and deals; pure Python, computed and never stored.

Over the years of one series the way of adding up of its definition holds. Over several series
(programmalijnen, deals) what is counted adds up, a mean stays a mean of all metingen, the maximum
is the highest of all, and a ratio is the sum of the tellers over the sum of the noemers.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from regiodeals.common.words import dutch

HUNDRED = Decimal(100)


class AddsUp(StrEnum):
    """How the metingen of an indicator add up."""

    SOM = "som"
    LAATSTE = "laatste"
    GEMIDDELDE = "gemiddelde"
    MAXIMUM = "maximum"
    VERHOUDING = "verhouding"


@dataclass(frozen=True, slots=True)
class Figure:
    """One meting of one series. `era` counts the breaks of the definition before it, and
    `local_era` those of its own series; what has another era cannot be compared.
    """

    series: int
    label: str
    year: int
    rule: AddsUp
    unit: str
    value: Decimal | None = None
    numerator: int | None = None
    denominator: int | None = None
    era: int = 0
    local_era: int = 0

    @property
    def is_known(self) -> bool:
        """Whether anything was measured."""
        if self.rule is AddsUp.VERHOUDING:
            return self.numerator is not None and self.denominator is not None
        return self.value is not None

    @property
    def name(self) -> str:
        """How a sentence calls it."""
        return f"{self.label}, {self.year}"


@dataclass(frozen=True, slots=True)
class Total:
    """What it comes to, and which metingen are not in it because they are unknown.

    `value` is None when nothing is known; a total with `unknown` is of the known part only.
    """

    rule: AddsUp
    unit: str
    value: Decimal | None
    counted: int
    unknown: tuple[str, ...] = ()
    numerator: int | None = None
    denominator: int | None = None

    @property
    def is_complete(self) -> bool:
        """Whether everything that was asked for is in it."""
        return not self.unknown


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why these metingen cannot be added up, in a sentence for the reader."""

    sentence: str


def add_up(figures: Iterable[Figure]) -> Total | Refusal:
    """Add metingen up by their own rule, or say why that would mean nothing."""
    rows = sorted(figures, key=lambda figure: (figure.series, figure.year))
    if not rows:
        return Refusal(dutch("Er is nog niets gemeten."))
    if sentence := _why_not(rows):
        return Refusal(sentence)
    counting = _last_of_each(rows) if rows[0].rule is AddsUp.LAATSTE else rows
    unknown = tuple(row.name for row in counting if not row.is_known)
    known = [row for row in counting if row.is_known]
    if rows[0].rule is AddsUp.VERHOUDING:
        return _ratio(rows[0].unit, known, unknown)
    value = _value(rows[0].rule, [row.value for row in known if row.value is not None])
    return Total(rows[0].rule, rows[0].unit, value, len(known), unknown)


def percentage(numerator: int, denominator: int) -> Decimal:
    """A ratio in procent. Raises ZeroDivisionError without a noemer."""
    if denominator == 0:
        raise ZeroDivisionError("a ratio has a noemer")
    return Decimal(numerator) * HUNDRED / Decimal(denominator)


def _why_not(rows: Sequence[Figure]) -> str:
    """The sentence that says why these do not belong together; empty when they do."""
    if len({row.rule for row in rows}) > 1:
        return dutch("Deze metingen tellen niet op dezelfde manier op. Bekijk ze los van elkaar.")
    units = sorted({row.unit for row in rows})
    if len(units) > 1:
        return dutch(
            "Deze metingen hebben verschillende eenheden: {eenheden}. Bekijk ze los van elkaar.",
            eenheden=" en ".join(units),
        )
    if len({row.era for row in rows}) > 1:
        return dutch(
            "Niet vergelijkbaar: de definitie veranderde. Bekijk de metingen los van elkaar."
        )
    labels = {row.series: row.label for row in rows}
    eras: dict[int, set[int]] = defaultdict(set)
    for row in rows:
        eras[row.series].add(row.local_era)
    broken = [labels[series] for series, found in eras.items() if len(found) > 1]
    if broken:
        return dutch(
            "Niet vergelijkbaar: de rondes van {rondes} zijn anders gemeten. Bekijk ze los van"
            " elkaar.",
            rondes=" en ".join(broken),
        )
    return ""


def _last_of_each(rows: Sequence[Figure]) -> list[Figure]:
    """The last round of each series, known or not: an older stand says nothing about now."""
    return list({row.series: row for row in rows}.values())


def _value(rule: AddsUp, values: Sequence[Decimal]) -> Decimal | None:
    if not values:
        return None
    if rule is AddsUp.MAXIMUM:
        return max(values)
    total = sum(values, start=Decimal(0))
    return total / len(values) if rule is AddsUp.GEMIDDELDE else total


def _ratio(unit: str, known: Sequence[Figure], unknown: tuple[str, ...]) -> Total:
    numerator = sum(row.numerator or 0 for row in known)
    denominator = sum(row.denominator or 0 for row in known)
    if not known:
        return Total(AddsUp.VERHOUDING, unit, None, 0, unknown)
    return Total(
        AddsUp.VERHOUDING,
        unit,
        percentage(numerator, denominator),
        len(known),
        unknown,
        numerator,
        denominator,
    )
