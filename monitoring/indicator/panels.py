"""What the doelen add to the dossier: how far the first of them are, read with the deal itself."""

from typing import Any

from django.urls import reverse

from monitoring.indicator.models import Doelindicator
from monitoring.indicator.rendering import export
from monitoring.indicator.rendering.charts import against_target, course_of, standing_of
from monitoring.indicator.selectors import MOST_ALONG, register, series_of_deal
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.common.words import dutch
from regiodeals.deal.models import Deal
from regiodeals.dossier import SUMMARY, Panel
from regiodeals.exports.definition import Export


def goals_panel(deal: Deal, _user: User) -> dict[str, Any]:
    """The first series against their streefwaarden, and where all of them stand."""
    found, year = series_of_deal(deal), clock.today().year
    return {
        "url": reverse("monitoring:goals", args=[deal.pk]),
        "label": dutch("Doelen en indicatoren"),
        "rows": [_row(series, year) for series in found[:MOST_ALONG]],
        "has_more": len(found) > MOST_ALONG,
    }


def _row(series: Doelindicator, year: int) -> dict[str, Any]:
    return {
        "url": reverse("monitoring:series-detail", args=[series.pk]),
        "chart": against_target(standing_of(series, year)),
        "chart_id": f"doelen-doel-{series.pk}",
        "course": course_of(series),
        "course_id": f"doelen-verloop-{series.pk}",
    }


def measured_panel(deal: Deal, user: User) -> dict[str, Any] | None:
    """The same for a summary on paper, once something was agreed to measure."""
    found = goals_panel(deal, user)
    return {"rows": found["rows"], "has_more": found["has_more"]} if found["rows"] else None


TEMPLATE = "monitoring/indicator/panel.html"
PANELS = (
    Panel("doelen", dutch("Doelen"), 58, TEMPLATE, goals_panel, aside=True),
    Panel("kort-doelen", dutch("Doelen"), 40, TEMPLATE, measured_panel, page=SUMMARY),
)

EXPORTS = (
    Export(
        name="indicatoren",
        title=dutch("Indicatoren"),
        page="monitoring:indicator-list",
        columns=export.COLUMNS,
        rows=lambda _user, _chosen: register(),
        cells=export.cells,
    ),
)
