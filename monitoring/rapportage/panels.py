"""What the rapportage adds to the start page: what waits for this person."""

from collections.abc import Iterator

from django.urls import reverse

from monitoring.rapportage.models import Rapportage, RapportageStatus
from monitoring.rapportage.rendering import export
from monitoring.rapportage.selectors import (
    rapportages_newest_first,
    to_review_by,
    waiting_for_region,
)
from regiodeals.accounts.models import Role, User
from regiodeals.dossier import WorkItem
from regiodeals.exports.definition import Export
from regiodeals.legal.progress import last_day_of_progress


def work_for(user: User) -> Iterator[WorkItem]:
    """What waits for a signature, for better words, or for the judgement of the ministry."""
    if user.has_role(Role.REGIOCOORDINATOR):
        for report in waiting_for_region(user):
            is_back = report.status == RapportageStatus.TERUGGEGEVEN
            yield _better(report) if is_back else _sign(report)
    if user.has_role(Role.BEHANDELAAR):
        yield from (_review(report) for report in to_review_by(user))


def _review(report: Rapportage) -> WorkItem:
    return WorkItem(
        title=f"{report.deal}: beoordeel de voortgangsrapportage over {report.year}",
        url=reverse("monitoring:rapportage-review", args=[report.pk]),
        verb="Openen",
        why_you="u bent behandelaar van deze deal.",
        if_you_wait="de regio weet niet of haar rapportage in orde is.",
        due_on=None,
    )


def _better(report: Rapportage) -> WorkItem:
    return WorkItem(
        title=f"{report.deal}: verbeter de voortgangsrapportage over {report.year}",
        url=reverse("monitoring:rapportage-detail", args=[report.pk]),
        verb="Openen",
        why_you="u schrijft de rapportage van deze deal.",
        if_you_wait="de rapportage is niet akkoord.",
        due_on=None,
    )


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
