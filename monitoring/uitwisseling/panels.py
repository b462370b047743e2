"""What the exchange meetings add to the start page, and their list as a file."""

from collections.abc import Iterator
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from monitoring.uitwisseling.forms import MeetingFilter
from monitoring.uitwisseling.models import Uitwisseling, UitwisselingStatus
from monitoring.uitwisseling.rendering import export
from monitoring.uitwisseling.selectors import meetings_matching, to_finish_by
from regiodeals.accounts.models import Role, User
from regiodeals.common.words import dutch, joined
from regiodeals.dossier import WorkItem, most_urgent
from regiodeals.exports.definition import Export, Filters


def work_for(user: User) -> Iterator[WorkItem]:
    """Meetings of mine whose day has come: say that it was held, and who was there."""
    if not user.has_role(Role.BEHANDELAAR):
        return
    for meeting in most_urgent(to_finish_by(user)):
        is_open = meeting.status == UitwisselingStatus.OPEN
        page = "detail" if is_open else "attendance"
        act = dutch("leg vast dat zij is gehouden") if is_open else dutch("vul de aanwezigheid in")
        yield WorkItem(
            title=joined(": ", (str(meeting), act)),
            url=reverse(f"monitoring:uitwisseling-{page}", args=[meeting.pk]),
            verb=dutch("Openen"),
            why_you=dutch("u organiseerde deze bijeenkomst."),
            if_you_wait=dutch("niemand weet wie erbij was."),
            due_on=meeting.planned_on,
        )


def _rows(user: User, chosen: Filters) -> QuerySet[Any]:
    on = MeetingFilter(chosen).chosen()
    found: QuerySet[Uitwisseling] = meetings_matching(
        user, text=on.get("zoek", ""), theme=on.get("thema", "")
    )
    return found


EXPORTS = (
    Export(
        name="uitwisselingen",
        title=dutch("Uitwisseling"),
        page="monitoring:uitwisseling-list",
        columns=export.COLUMNS,
        rows=_rows,
        cells=export.cells,
        filters=("zoek", "thema"),
    ),
)
