"""What lessons add to the dossier: who else works on the same, and what they learned."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from monitoring.indicator.models import Theme
from monitoring.les.forms import LessonFilter
from monitoring.les.models import Les
from monitoring.les.rendering import COLUMNS, cells, lesson_hit
from monitoring.les.selectors import lessons_matching, others_on_same_theme, with_found_words
from regiodeals.accounts.models import User
from regiodeals.common.words import dutch, joined
from regiodeals.deal.models import Deal
from regiodeals.dossier import Panel
from regiodeals.exports.definition import Export, Filters
from regiodeals.search.asked import Asked
from regiodeals.search.sources import Hit, Source

ALONG = "others_on_same_theme"
along_with_deal = others_on_same_theme


def others_panel(deal: Deal, user: User) -> dict[str, Any]:
    """Other deals with an indicator of the same theme; asked together with the deal itself."""
    rows = [_row(other, user) for other in getattr(deal, ALONG, ())]
    return {"rows": rows, "url": reverse("monitoring:les-list"), "label": dutch("Alle lessen")}


def _row(other: dict[str, Any], user: User) -> dict[str, Any]:
    """The dossier of another deal opens for the ministry alone; its shared lessons for all."""
    return {
        "name": other["name"],
        "url": reverse("regiodeals:deal-detail", args=[other["pk"]]) if user.is_ministry else "",
        "themes": joined(", ", (Theme(theme).label for theme in other["themes"])),
        "lessons": [
            {"title": les["title"], "url": reverse("monitoring:les-detail", args=[les["pk"]])}
            for les in other["lessons"]
        ],
    }


PANELS = (
    Panel(
        "samen",
        dutch("Wie werkt hier nog meer aan"),
        62,
        "monitoring/les/panel.html",
        others_panel,
        True,
    ),
)


def _found(user: User, asked: Asked, most: int) -> Sequence[Hit]:
    first = lessons_matching(user, text=asked.text)[:most]
    return [lesson_hit(les) for les in with_found_words(first, asked.text)]


SOURCES = (Source("lessen", dutch("Lessen"), 60, _found),)


def _rows(user: User, chosen: Filters) -> QuerySet[Les]:
    return lessons_matching(user, **LessonFilter(chosen).asked())


EXPORTS = (
    Export(
        name="lessen",
        title=dutch("Lessen"),
        page="monitoring:les-list",
        columns=COLUMNS,
        rows=_rows,
        cells=cells,
        filters=("zoek", "thema", "tranche", "deal", "stand"),
    ),
)
