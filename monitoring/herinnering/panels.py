"""What the reminders add to the start page: what did not arrive."""

from collections.abc import Iterator

from django.urls import reverse

from monitoring.herinnering.rendering import export
from monitoring.herinnering.selectors import failed_for, reminders_seen_by
from regiodeals.accounts.models import Role, User
from regiodeals.dossier import WorkItem
from regiodeals.exports.definition import Export


def work_for(user: User) -> Iterator[WorkItem]:
    """A reminder that came back reminded nobody."""
    if not user.has_role(Role.BEHANDELAAR):
        return
    failed = list(failed_for(user))
    if not failed:
        return
    names = ", ".join(sorted({message.to_name for message in failed})[:3])
    yield WorkItem(
        title=f"Een herinnering kwam niet aan: {names}",
        url=reverse("monitoring:herinnering-list") + "#niet-aangekomen",
        verb="Openen",
        why_you="u bent behandelaar van deze deal.",
        if_you_wait="wie iets moet doen, weet niet dat de laatste dag nadert.",
        due_on=None,
    )


EXPORTS = (
    Export(
        name="herinneringen",
        title="Herinneringen",
        page="monitoring:herinnering-list",
        columns=export.COLUMNS,
        rows=lambda user, _chosen: reminders_seen_by(user),
        cells=export.cells,
    ),
)
