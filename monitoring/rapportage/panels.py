"""What the rapportage adds to the start page: what waits for the signature of this person."""

from collections.abc import Iterator

from django.urls import reverse

from monitoring.rapportage.models import Rapportage
from monitoring.rapportage.rendering import export
from monitoring.rapportage.selectors import awaiting_signature_of, rapportages_newest_first
from regiodeals.accounts.models import Role, User
from regiodeals.dossier import WorkItem
from regiodeals.exports.definition import Export
from regiodeals.legal.progress import last_day_of_progress


def work_for(user: User) -> Iterator[WorkItem]:
    """Rapportages that were offered to who signs for the kassier."""
    if not user.has_role(Role.REGIOCOORDINATOR):
        return
    for report in awaiting_signature_of(user):
        yield _sign(report)


def _sign(report: Rapportage) -> WorkItem:
    return WorkItem(
        title=f"{report.deal}: onderteken de voortgangsrapportage over {report.year}",
        url=reverse("monitoring:rapportage-check", args=[report.pk]),
        verb="Openen",
        why_you="u mag voor de regiokassier tekenen.",
        if_you_wait="de rapportage is niet ingediend.",
        due_on=last_day_of_progress(report.deal.progress_due, report.year),
    )


EXPORTS = (
    Export(
        name="rapportages",
        title="Rapportages",
        page="monitoring:rapportage-list",
        columns=export.COLUMNS,
        rows=lambda user, _chosen: rapportages_newest_first(user),
        cells=export.cells,
    ),
)
