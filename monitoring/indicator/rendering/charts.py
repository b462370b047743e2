"""A series as charts: how far it is to the streefwaarde, and how it went."""

from decimal import Decimal
from typing import NamedTuple

from monitoring.indicator.adding_up import Refusal, add_up, percentage
from monitoring.indicator.models import Doelindicator, Meting
from monitoring.indicator.rendering.series import (
    agreed_now,
    breaks,
    definition_now,
    figures_of,
    metingen_now,
)
from monitoring.indicator.rendering.words import SHOWN_DECIMALS, distance
from regiodeals.charts import Chart, Number, Point, bullet, spark
from regiodeals.common.number_field import format_number
from regiodeals.common.words import dutch, joined

# One dot tells nothing that the number beside it does not.
FEWEST_POINTS = 2


class Standing(NamedTuple):
    """What was agreed and what it came to; `finding` says how far it is, or why nobody can say."""

    name: str
    unit: str
    baseline: Decimal | None
    measured: Decimal | None
    target: Decimal | None
    finding: str


def standing_of(series: Doelindicator, year: int) -> Standing:
    """Of one series, added up by its own rule."""
    definition, agreed = definition_now(series, year), agreed_now(series)
    total = add_up(figures_of(series))
    if isinstance(total, Refusal):
        measured, finding = None, total.sentence
    else:
        measured = total.value
        finding = distance(definition.direction, measured, agreed.target, total.unit)
    return Standing(
        definition.name, definition.unit, agreed.baseline, measured, agreed.target, finding
    )


def against_target(found: Standing) -> Chart:
    """Nulmeting, meting and streefwaarde on one scale."""

    def words(value: Number) -> str:
        return figure(Decimal(value), found.unit)

    return bullet(
        found.name,
        found.finding,
        measured=found.measured,
        target=found.target,
        baseline=found.baseline,
        words=words,
    )


def figure(value: Decimal, unit: str) -> str:
    """'1.200,5 woningen'."""
    return joined(" ", (format_number(value, decimals=SHOWN_DECIMALS), unit))


def course_of(series: Doelindicator) -> Chart | None:
    """The metingen by year; None for too few, and where they cannot be compared."""
    points = [Point(str(row.year), _value(row)) for row in metingen_now(series)]
    known = sum(point.value is not None for point in points)
    if known < FEWEST_POINTS or breaks(series):
        return None
    unit = metingen_now(series)[-1].definitie.unit
    return spark(dutch("Verloop"), "", points, lambda value: figure(Decimal(value), unit))


def _value(meting: Meting) -> Decimal | None:
    if meting.numerator is not None and meting.denominator:
        return percentage(meting.numerator, meting.denominator)
    return meting.value
