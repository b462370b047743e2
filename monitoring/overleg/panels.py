"""What the overleg adds to the dossier and the start page."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from monitoring.overleg.forms import ScheduleForm
from monitoring.overleg.models import OverlegStatus
from monitoring.overleg.selectors import overleggen_visible_to
from monitoring.overleg.services import BUTTONS
from regiodeals import workflow
from regiodeals.accounts.models import Role, User
from regiodeals.common.dutch_dates import long_date
from regiodeals.deal.models import Deal
from regiodeals.dossier import Panel, WorkItem


def overleg_panel(deal: Deal, user: User) -> dict[str, Any]:
    """The overleggen of a deal, and what can be done with each."""
    may_organise = user.has_role(Role.BEHANDELAAR)
    rows = [
        {
            "overleg": overleg,
            "buttons": workflow.buttons(overleg, BUTTONS, user) if may_organise else [],
            "form": ScheduleForm(auto_id=f"overleg-{overleg.pk}-%s")
            if may_organise and overleg.status == OverlegStatus.GEPLAND
            else None,
        }
        for overleg in overleggen_visible_to(user).filter(deal=deal)
    ]
    return {"rows": rows, "example": any(row["overleg"].is_example for row in rows)}


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


def _verb(overleg: Any) -> str:
    if overleg.status == OverlegStatus.GEPLAND and overleg.planned_on is None:
        return f"kies een dag voor het overleg van {overleg.year}"
    return {
        OverlegStatus.GEPLAND: "nodig uit voor het overleg",
        OverlegStatus.UITGENODIGD: "bereid het overleg voor",
    }.get(overleg.status, "maak het verslag af")


def _consequence(overleg: Any) -> str:
    if overleg.planned_on is None:
        return f"het jaarlijkse overleg van {overleg.year} heeft nog geen dag."
    return f"het overleg is op {long_date(overleg.planned_on)}."


PANELS = (
    Panel("overleg", "Overleg", 60, "monitoring/overleg/panel.html", overleg_panel, aside=True),
)
