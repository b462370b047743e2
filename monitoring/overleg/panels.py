"""What the overleg adds to the dossier and the start page."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from monitoring.overleg.forms import MinutesForm, ScheduleForm
from monitoring.overleg.models import Overleg, OverlegStatus
from monitoring.overleg.rendering import export, list_row, needs_minutes, step_rows
from monitoring.overleg.selectors import overleggen_next_first, overleggen_visible_to
from monitoring.overleg.services import BUTTONS
from monitoring.rapportage.rendering.accepted import accepted_figures
from monitoring.rapportage.selectors import last_accepted
from regiodeals import workflow
from regiodeals.accounts.models import Role, User
from regiodeals.common.dutch_dates import long_date
from regiodeals.deal.models import Deal
from regiodeals.dossier import Panel, WorkItem
from regiodeals.exports.definition import Export


def overleg_panel(deal: Deal, user: User) -> dict[str, Any]:
    """The overleggen of a deal with what can be done, and the last accepted figures beside it."""
    may_organise = user.has_role(Role.BEHANDELAAR)
    found = overleggen_visible_to(user).filter(deal=deal).annotate(accepted=last_accepted("deal"))
    rows = [_row(overleg, user, may_organise=may_organise) for overleg in found]
    accepted = next((overleg.accepted for overleg in found), None)
    return {
        "rows": rows,
        "example": any(row["overleg"].is_example for row in rows),
        "accepted": accepted_figures(accepted, user) if accepted else None,
    }


def _row(overleg: Overleg, user: User, *, may_organise: bool) -> dict[str, Any]:
    row = list_row(overleg) | {"steps": [], "schedule": None, "minutes": None}
    if not may_organise:
        return row
    row["steps"] = step_rows(overleg, workflow.buttons(overleg, BUTTONS, user))
    own_ids = f"overleg-{overleg.pk}-%s"
    if overleg.status == OverlegStatus.GEPLAND:
        row["schedule"] = ScheduleForm(
            auto_id=own_ids, initial={"dag": overleg.planned_on, "plaats": overleg.location}
        )
        row["schedule_url"] = reverse("monitoring:overleg-schedule", args=[overleg.pk])
    for step in row["steps"]:
        if step["takes_minutes"] and not step["reasons"]:
            row["minutes"] = MinutesForm(
                auto_id=own_ids,
                initial={"verslag": overleg.minutes},
                is_needed=needs_minutes(overleg, step["verb"]),
            )
    return row


def work_for(user: User) -> Iterator[WorkItem]:
    """Overleggen of my deals that wait for a day, an invitation, or their minutes."""
    if not user.has_role(Role.BEHANDELAAR):
        return
    waiting = (
        overleggen_visible_to(user)
        .filter(deal__accounthouder=user)
        .exclude(status=OverlegStatus.VASTGESTELD)
    )
    for overleg in waiting:
        yield WorkItem(
            title=f"{overleg.deal}: {_verb(overleg)}",
            url=reverse("regiodeals:deal-detail", args=[overleg.deal_id]) + "#overleg",
            verb="Openen",
            why_you="u bent behandelaar van deze deal.",
            if_you_wait=_consequence(overleg),
            due_on=overleg.planned_on,
        )


def _verb(overleg: Overleg) -> str:
    if overleg.status == OverlegStatus.GEPLAND and overleg.planned_on is None:
        return f"kies een dag voor het overleg van {overleg.year}"
    return {
        OverlegStatus.GEPLAND: "nodig uit voor het overleg",
        OverlegStatus.UITGENODIGD: "bereid het overleg voor",
    }.get(overleg.status, "maak het verslag af")


def _consequence(overleg: Overleg) -> str:
    if overleg.planned_on is None:
        return f"het jaarlijkse overleg van {overleg.year} heeft nog geen dag."
    return f"het overleg is op {long_date(overleg.planned_on)}."


PANELS = (
    Panel("overleg", "Overleg", 60, "monitoring/overleg/panel.html", overleg_panel, aside=True),
)


EXPORTS = (
    Export(
        name="overleggen",
        title="Overleggen",
        page="monitoring:overleg-list",
        columns=export.COLUMNS,
        rows=lambda user, _chosen: overleggen_next_first(user),
        cells=export.cells,
    ),
)
