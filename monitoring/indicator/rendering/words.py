"""Numbers with their unit, and how far it is to the streefwaarde, in words."""

from decimal import Decimal

from monitoring.indicator.adding_up import Refusal, Total
from monitoring.indicator.models import Direction, Meting
from regiodeals.common.number_field import format_number
from regiodeals.common.words import dutch, joined

SHOWN_DECIMALS = 2
UNKNOWN = dutch("onbekend")
# Below the streefwaarde, and above it.
BESIDE = (
    dutch("{hoeveel} onder de streefwaarde."),
    dutch("{hoeveel} boven de streefwaarde."),
)
SHORT = (
    dutch("Nog {hoeveel} erbij tot de streefwaarde."),
    dutch("Nog {hoeveel} eraf tot de streefwaarde."),
)
REACHED = (
    dutch("Gehaald: {hoeveel} onder de streefwaarde."),
    dutch("Gehaald: {hoeveel} boven de streefwaarde."),
)


def amount(value: Decimal | None, unit: str, year: int | None = None) -> str | None:
    """'1.200,5 woningen (2028)'; None when it is unknown, which the page then says."""
    if value is None:
        return None
    words = joined(" ", (format_number(value), unit))
    return joined(" ", (words, f"({year})")) if year else words


def measured(meting: Meting) -> str:
    """What was measured: a value, or a ratio with its teller and noemer in whole."""
    unit = meting.definitie.unit
    if meting.numerator is not None and meting.denominator is not None:
        share = Decimal(meting.numerator) * 100 / Decimal(meting.denominator)
        part = format_number(share, decimals=SHOWN_DECIMALS)
        return joined(" ", (part, unit, _between(_ratio(meting))))
    return amount(meting.value, unit) or UNKNOWN


def total_words(total: Total | Refusal) -> str:
    """What it comes to, and which metingen are not in it."""
    if isinstance(total, Refusal):
        return total.sentence
    words: str = UNKNOWN
    if total.value is not None:
        words = joined(" ", (format_number(total.value, decimals=SHOWN_DECIMALS), total.unit))
    if total.numerator is not None:
        share = _of(total.numerator, total.denominator or 0)
        words = joined(" ", (words, _between(share)))
    if total.unknown:
        return dutch(
            "{som}. Niet meegeteld, want onbekend: {welke}",
            som=words,
            welke="; ".join(total.unknown),
        )
    return words


def distance(direction: str, value: Decimal | None, target: Decimal | None, unit: str) -> str:
    """How far it is from the streefwaarde: never in a colour alone."""
    if target is None:
        return dutch("De streefwaarde is onbekend.")
    if value is None:
        return dutch("De stand is onbekend.")
    gap = target - value
    if gap == 0:
        return dutch("Precies op de streefwaarde.")
    far = joined(" ", (format_number(abs(gap), decimals=SHOWN_DECIMALS), unit))
    return dutch(_distance_pattern(direction, gap), hoeveel=far)


def _distance_pattern(direction: str, gap: Decimal) -> str:
    is_below = gap > 0
    if direction == Direction.GELIJK:
        below, above = BESIDE
    elif is_below == (direction == Direction.HOGER):
        below, above = SHORT
    else:
        below, above = REACHED
    return below if is_below else above


def _ratio(meting: Meting) -> str:
    return _of(meting.numerator or 0, meting.denominator or 0)


def _of(part: int, whole: int) -> str:
    return dutch("{deel} van {geheel}", deel=_whole(part), geheel=_whole(whole))


def _between(words: str) -> str:
    return joined("", ("(", words, ")"))


def _whole(number: int) -> str:
    return format_number(Decimal(number))
