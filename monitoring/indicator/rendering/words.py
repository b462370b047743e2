"""Numbers with their unit, and how far it is to the streefwaarde, in words."""

from decimal import Decimal

from monitoring.indicator.adding_up import Refusal, Total
from monitoring.indicator.models import Direction, Meting
from regiodeals.common.number_field import format_number

SHOWN_DECIMALS = 2
UNKNOWN = "onbekend"


def amount(value: Decimal | None, unit: str, year: int | None = None) -> str | None:
    """'1.200,5 woningen (2028)'; None when it is unknown, which the page then says."""
    if value is None:
        return None
    words = f"{format_number(value)} {unit}"
    return f"{words} ({year})" if year else words


def measured(meting: Meting) -> str:
    """What was measured: a value, or a ratio with its teller and noemer in whole."""
    unit = meting.definitie.unit
    if meting.numerator is not None and meting.denominator is not None:
        share = Decimal(meting.numerator) * 100 / Decimal(meting.denominator)
        return f"{format_number(share, decimals=SHOWN_DECIMALS)} {unit} ({_ratio(meting)})"
    return amount(meting.value, unit) or UNKNOWN


def total_words(total: Total | Refusal) -> str:
    """What it comes to, and which metingen are not in it."""
    if isinstance(total, Refusal):
        return total.sentence
    if total.value is None:
        words = UNKNOWN
    else:
        words = f"{format_number(total.value, decimals=SHOWN_DECIMALS)} {total.unit}"
    if total.numerator is not None:
        words += f" ({_whole(total.numerator)} van {_whole(total.denominator or 0)})"
    if total.unknown:
        words += f". Niet meegeteld, want onbekend: {'; '.join(total.unknown)}"
    return words


def distance(direction: str, value: Decimal | None, target: Decimal | None, unit: str) -> str:
    """How far it is from the streefwaarde: never in a colour alone."""
    if target is None:
        return "De streefwaarde is onbekend."
    if value is None:
        return "De stand is onbekend."
    gap = target - value
    far = f"{format_number(abs(gap), decimals=SHOWN_DECIMALS)} {unit}"
    if gap == 0:
        return "Precies op de streefwaarde."
    if direction == Direction.GELIJK:
        return f"{far} {'onder' if gap > 0 else 'boven'} de streefwaarde."
    is_short = gap > 0 if direction == Direction.HOGER else gap < 0
    if is_short:
        return f"Nog {far} {'erbij' if gap > 0 else 'eraf'} tot de streefwaarde."
    return f"Gehaald: {far} {'onder' if gap > 0 else 'boven'} de streefwaarde."


def _ratio(meting: Meting) -> str:
    return f"{_whole(meting.numerator or 0)} van {_whole(meting.denominator or 0)}"


def _whole(number: int) -> str:
    return format_number(Decimal(number))
