"""One series: its metingen as they hold now, what they come to, and where they break."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from monitoring.indicator.adding_up import AddsUp, Figure, Refusal, add_up
from monitoring.indicator.models import Afspraak, Definitie, Doelindicator, Meting
from monitoring.indicator.rendering.words import (
    amount,
    distance,
    measured,
    total_words,
)
from regiodeals.common.words import dutch, joined


def definition_now(series: Doelindicator, year: int) -> Definitie:
    """The definitie of the deal's tranche that holds in `year`, or else the first to come."""
    tranche = series.doel.programmalijn.deal.tranche_id
    every = list(series.indicator.definities.all())
    known = [row for row in every if row.tranche_id == tranche] or every
    begun = [row for row in known if row.from_year <= year]
    return begun[-1] if begun else known[0]


def agreed_now(series: Doelindicator) -> Afspraak:
    """The last afspraak holds."""
    return list(series.afspraken.all())[-1]


def metingen_now(series: Doelindicator) -> list[Meting]:
    """The metingen by year, each as it was last corrected."""
    rows = list(series.metingen.all())
    replaced = {row.corrects_id for row in rows}
    return [row for row in rows if row.pk not in replaced]


def figures_of(series: Doelindicator) -> list[Figure]:
    """The metingen as the sum reads them."""
    figures, local_era = [], 0
    for meting in metingen_now(series):
        local_era += bool(meting.not_comparable_because)
        figures.append(_figure(series, meting, local_era))
    return figures


def _figure(series: Doelindicator, meting: Meting, local_era: int) -> Figure:
    return Figure(
        series=series.pk,
        label=label(series),
        year=meting.year,
        rule=AddsUp(meting.definitie.rule),
        unit=meting.definitie.unit,
        value=meting.value,
        numerator=meting.numerator,
        denominator=meting.denominator,
        era=len(_breaks_before(series, meting.definitie)),
        local_era=local_era,
    )


def label(series: Doelindicator) -> str:
    """How a total names this series."""
    line = series.doel.programmalijn
    return dutch(
        "{deal}, {lijn}, doel {nummer}", deal=line.deal, lijn=line, nummer=series.doel.order
    )


def breaks(series: Doelindicator) -> list[str]:
    """Where the series cannot be compared with what comes before, each with its reason."""
    found, seen = [], 0
    for index, meting in enumerate(metingen_now(series)):
        before = _breaks_before(series, meting.definitie)
        # What lies before the first meting parts nothing.
        if index:
            found += [_break(meting.year, row.not_comparable_because) for row in before[seen:]]
            if meting.not_comparable_because:
                found.append(_break(meting.year, meting.not_comparable_because))
        seen = len(before)
    return found


def _breaks_before(series: Doelindicator, definition: Definitie) -> list[Definitie]:
    return [
        row
        for row in series.indicator.definities.all()
        if row.not_comparable_because and row.number <= definition.number
    ]


def _break(year: int, reason: str) -> str:
    return dutch(
        "Vanaf ronde {jaar} niet vergelijkbaar met daarvoor: {reden}", jaar=year, reden=reason
    )


def standing(series: Doelindicator, year: int) -> dict[str, Any]:
    """A row of the page of doelen."""
    definition = definition_now(series, year)
    agreed, metingen = agreed_now(series), metingen_now(series)
    unit = definition.unit
    total = add_up(figures_of(series))
    return {
        "series": series,
        "url": reverse("monitoring:series-detail", args=[series.pk]),
        "name": definition.name,
        "way": joined(", ", (definition.get_direction_display(), definition.get_rule_display())),
        "baseline": amount(agreed.baseline, unit, agreed.baseline_year),
        "target": amount(agreed.target, unit, agreed.target_year),
        "last": {"year": metingen[-1].year, "words": measured(metingen[-1])} if metingen else None,
        "total": total_words(total) if len(metingen) > 1 else "",
        "distance": ""
        if isinstance(total, Refusal)
        else distance(definition.direction, total.value, agreed.target, total.unit),
        "breaks": breaks(series),
    }


def total_of(many: Iterable[Doelindicator]) -> str:
    """What several series come to together."""
    return total_words(add_up(figure for series in many for figure in figures_of(series)))
