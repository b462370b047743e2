"""What reports to parliament give as files."""

from django.db.models import QuerySet

from monitoring.kamer.forms import ReportFilter
from monitoring.kamer.models import Kamerrapportage, KamerStatus
from monitoring.kamer.rendering import export
from monitoring.kamer.selectors import reports_matching, reports_visible_to
from regiodeals.accounts.models import User
from regiodeals.exports.definition import Export, Filters


def _rows(user: User, chosen: Filters) -> QuerySet[Kamerrapportage]:
    return reports_matching(user, year=ReportFilter(chosen).asked())


def _adopted(user: User, chosen: Filters) -> QuerySet[Kamerrapportage]:
    found = reports_visible_to(user).exclude(status=KamerStatus.CONCEPT)
    return found.filter(pk=int(chosen["rapportage"]))


EXPORTS = (
    Export(
        name="kamerrapportages",
        title="Tweede Kamer",
        page="monitoring:kamer-list",
        columns=export.COLUMNS,
        rows=_rows,
        cells=export.cells,
        filters=("jaar",),
    ),
    Export(
        name="kamercijfers",
        title="Cijfers aan de Tweede Kamer",
        page="monitoring:kamer-detail",
        columns=export.FIGURES,
        rows=_adopted,
        cells=export.figures,
        about="rapportage",
    ),
)
