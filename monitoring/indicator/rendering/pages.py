"""The pages: the doelen of a deal, one series, and the register."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.urls import reverse

from monitoring.indicator.models import Definitie, Doelindicator, Indicator
from monitoring.indicator.rendering.series import (
    definition_now,
    label,
    metingen_now,
    standing,
    total_of,
)
from monitoring.indicator.rendering.words import amount, measured
from regiodeals.common.words import dutch
from regiodeals.deal.models import Deal, Programmalijn


def deal_breadcrumb(deal: Deal, here: str = "") -> list[dict[str, str]]:
    """The way back to the doelen and the dossier."""
    items = [
        {"label": dutch("Deals"), "url": reverse("regiodeals:deal-list")},
        {"label": deal.name, "url": reverse("regiodeals:deal-detail", args=[deal.pk])},
    ]
    if not here:
        return [*items, {"label": dutch("Doelen")}]
    goals = {"label": dutch("Doelen"), "url": reverse("monitoring:goals", args=[deal.pk])}
    return [*items, goals, {"label": here}]


def goal_lines(lines: Iterable[Programmalijn], year: int) -> list[dict[str, Any]]:
    """Each programmalijn with its doelen, and each doel with its indicatoren."""
    return [
        {
            "line": line,
            "goals": [
                {
                    "goal": goal,
                    "rows": [standing(series, year) for series in goal.doelindicatoren.all()],
                }
                for goal in line.doelen.all()
            ],
        }
        for line in lines
    ]


def shared_totals(lines: Iterable[Programmalijn], year: int) -> list[dict[str, str]]:
    """What an indicator comes to that serves more than one doel of the deal."""
    used: dict[int, list[Doelindicator]] = defaultdict(list)
    for line in lines:
        for goal in line.doelen.all():
            for series in goal.doelindicatoren.all():
                used[series.indicator_id].append(series)
    return [
        {"label": _name(many[0], year), "value": total_of(many)}
        for many in used.values()
        if len(many) > 1
    ]


def _name(series: Doelindicator, year: int) -> str:
    return f"{series.indicator.code} {definition_now(series, year).name}"


def series_page(series: Doelindicator, year: int) -> dict[str, Any]:
    """Every meting with what was wrong before, and every afspraak with its reason."""
    now = {row.pk for row in metingen_now(series)}
    definition = definition_now(series, year)
    unit = definition.unit
    return standing(series, year) | {
        "definition": definition,
        "metingen": [
            {"meting": row, "words": measured(row), "holds": row.pk in now}
            for row in series.metingen.all()
        ],
        "afspraken": [
            {
                "afspraak": row,
                "baseline": amount(row.baseline, unit, row.baseline_year),
                "target": amount(row.target, unit, row.target_year),
            }
            for row in reversed(series.afspraken.all())
        ],
    }


def register_rows(indicators: Iterable[Indicator]) -> list[dict[str, Any]]:
    """Each code with what it means now."""
    return [
        {
            "indicator": indicator,
            "now": _newest(indicator.definities.all()),
            "count": len(indicator.definities.all()),
            "url": reverse("monitoring:indicator-detail", args=[indicator.pk]),
        }
        for indicator in indicators
    ]


def indicator_page(
    indicator: Indicator, used: Sequence[Doelindicator], year: int
) -> dict[str, Any]:
    """What a code meant in each round, and where it is used."""
    return {
        "indicator": indicator,
        "now": _newest(indicator.definities.all()),
        "definitions": list(reversed(indicator.definities.all())),
        "rows": [standing(series, year) | {"label": label(series)} for series in used],
        "total": total_of(used) if len(used) > 1 else "",
    }


def _newest(definitions: Iterable[Definitie]) -> Definitie:
    return list(definitions)[-1]
