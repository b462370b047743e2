"""What is pending on the page of a beschikking, and where what is owed is dealt with."""

from django.urls import reverse

from disbursement.bezwaar.rendering import export, panel, when_corrected
from disbursement.bezwaar.selectors import pending_bezwaren
from regiodeals.common.words import dutch
from regiodeals.dossier import Panel
from regiodeals.exports.definition import Export
from regiodeals.obligations.models import Obligation

PANELS = (
    Panel(
        "bezwaren",
        dutch("Bezwaar en beroep"),
        20,
        "disbursement/bezwaar/panel.html",
        panel,
        page="beschikking",
    ),
    Panel(
        "bezwaren-bij-verbeteren",
        "Wat dit voor de bezwaren betekent",
        10,
        "disbursement/bezwaar/when_corrected.html",
        when_corrected,
        page="posting",
    ),
)

EXPORTS = (
    Export(
        name="bezwaren",
        title="Bezwaren",
        page="disbursement:bezwaar-list",
        columns=export.COLUMNS,
        rows=lambda user, _chosen: pending_bezwaren(user),
        cells=export.cells,
    ),
)


def page_of_beschikking(owed: Obligation) -> str:
    """Where one reads how to object."""
    return reverse("disbursement:beschikking-detail", args=[owed.subject_id]) + "#termijn"


def page_of_bezwaar(owed: Obligation) -> str:
    """Where a bezwaar is dealt with."""
    return reverse("disbursement:bezwaar-detail", args=[owed.subject_id])
