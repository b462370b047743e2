"""What reports to parliament add to the dossier, and give as files."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from monitoring.kamer.forms import ReportFilter
from monitoring.kamer.models import Kamerrapportage, KamerStatus
from monitoring.kamer.rendering import export
from monitoring.kamer.selectors import mentions_of, reports_matching, reports_visible_to
from regiodeals.accounts.models import User
from regiodeals.common.words import dutch
from regiodeals.deal.models import Deal
from regiodeals.dossier import Panel
from regiodeals.exports.definition import Export, Filters


def reports_panel(deal: Deal, user: User) -> dict[str, Any] | None:
    """In which editions the deal is named; it asks nothing more."""
    found = mentions_of(deal, user)
    rows = [one | {"url": reverse("monitoring:kamer-detail", args=[one["pk"]])} for one in found]
    return {"rows": rows} if rows else None


PANELS = (
    Panel(
        "kamer", dutch("Tweede Kamer"), 68, "monitoring/kamer/panel.html", reports_panel, aside=True
    ),
)


def _rows(user: User, chosen: Filters) -> QuerySet[Kamerrapportage]:
    return reports_matching(user, year=ReportFilter(chosen).asked())


def _adopted(user: User, chosen: Filters) -> QuerySet[Kamerrapportage]:
    found = reports_visible_to(user).exclude(status=KamerStatus.CONCEPT)
    return found.filter(pk=int(chosen["rapportage"]))


EXPORTS = (
    Export(
        name="kamerrapportages",
        title=dutch("Tweede Kamer"),
        page="monitoring:kamer-list",
        columns=export.COLUMNS,
        rows=_rows,
        cells=export.cells,
        filters=("jaar",),
    ),
    Export(
        name="kamercijfers",
        title=dutch("Cijfers aan de Tweede Kamer"),
        page="monitoring:kamer-detail",
        columns=export.FIGURES,
        rows=_adopted,
        cells=export.figures,
        about="rapportage",
    ),
)
