"""The list of the calendar as a file."""

from typing import Any

from django.db.models import QuerySet

from monitoring.kalender.forms import ListFilter
from monitoring.kalender.rendering import export
from monitoring.kalender.selectors import lines_of
from regiodeals.accounts.models import User
from regiodeals.common.words import dutch
from regiodeals.exports.definition import Export, Filters


def _lines(user: User, chosen: Filters) -> QuerySet[Any, Any]:
    return lines_of(user, ListFilter(chosen, user=user).wanted_lines())


EXPORTS = (
    Export(
        name="kalender",
        title=dutch("Kalender"),
        page="monitoring:kalender-list",
        columns=export.COLUMNS,
        rows=_lines,
        cells=export.cells,
        filters=("zoek", "soort", "wie", "welke", "van", "tot"),
    ),
)
