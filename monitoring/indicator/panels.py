"""What the doelen add to the dossier: the way to their page, which asks the database nothing."""

from typing import Any

from django.urls import reverse

from monitoring.indicator.rendering import export
from monitoring.indicator.selectors import register
from regiodeals.accounts.models import User
from regiodeals.deal.models import Deal
from regiodeals.dossier import Panel
from regiodeals.exports.definition import Export


def goals_panel(deal: Deal, _user: User) -> dict[str, Any]:
    """Where the doelen of this deal stand."""
    return {"url": reverse("monitoring:goals", args=[deal.pk]), "label": "Doelen en indicatoren"}


PANELS = (
    Panel("doelen", "Doelen", 58, "monitoring/indicator/panel.html", goals_panel, aside=True),
)

EXPORTS = (
    Export(
        name="indicatoren",
        title="Indicatoren",
        page="monitoring:indicator-list",
        columns=export.COLUMNS,
        rows=lambda _user, _chosen: register(),
        cells=export.cells,
    ),
)
