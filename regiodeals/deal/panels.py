"""What the deal room adds to the dossier, and the tasks it puts on the start page."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from regiodeals.accounts.models import Role, User
from regiodeals.audit.selectors import entries_of_dossier
from regiodeals.deal.models import Deal, DealStatus
from regiodeals.deal.rendering import grant_clock
from regiodeals.deal.selectors import budget_of, deals_visible_to
from regiodeals.dossier import Panel, WorkItem

HISTORY_LENGTH = 20


def clock_panel(deal: Deal, _user: User) -> dict[str, Any] | None:
    """The twelve weeks explained, while they run."""
    if deal.concluded_on is None or deal.granted_on is not None:
        return None
    return {"clock": grant_clock(deal)}


def money_panel(deal: Deal, _user: User) -> dict[str, Any]:
    """Programmalijnen with what Rijk and region put in; sums come from the rows shown."""
    activities = budget_of(deal)
    lines = [_line(line, activities) for line in deal.programmalijnen.all()]
    total = {part: sum(line[part] for line in lines) for part in ("rijk", "publiek", "privaat")}
    return {
        "lines": lines,
        "activities": activities,
        "total": total | {"samen": sum(total.values())},
        "example": any(activity.is_example for activity in activities),
    }


def _line(line: Any, activities: list[Any]) -> dict[str, Any]:
    own = [activity for activity in activities if activity.programmalijn.pk == line.pk]
    sums = {
        "rijk": sum(activity.rijk_cents for activity in own),
        "publiek": sum(activity.publiek_cents for activity in own),
        "privaat": sum(activity.privaat_cents for activity in own),
    }
    return {"line": line, "known": bool(own), **sums, "samen": sum(sums.values())}


def history_panel(deal: Deal, user: User) -> dict[str, Any] | None:
    """The trail as sentences; inside the ministry only."""
    if not user.is_ministry:
        return None
    entries = list(entries_of_dossier(deal.pk)[:HISTORY_LENGTH])
    return {"entries": entries}


def work_for(user: User) -> Iterator[WorkItem]:
    """Deals of mine that wait for a convenant to be prepared."""
    if not user.has_role(Role.BEHANDELAAR):
        return
    for deal in deals_visible_to(user).filter(
        accounthouder=user, status__in=[DealStatus.GESELECTEERD, DealStatus.BESCHIKT]
    ):
        is_new = deal.status == DealStatus.GESELECTEERD
        yield WorkItem(
            title=f"{deal}: {'begin met het convenant' if is_new else 'start de uitvoering'}",
            url=reverse("regiodeals:deal-detail", args=[deal.pk]),
            verb="Openen",
            why_you="u bent behandelaar van deze deal.",
            if_you_wait="nu nog niets: er loopt geen wettelijke termijn.",
            due_on=None,
        )


PANELS = (
    Panel("klok", "Klok", 10, "regiodeals/deal/panel_clock.html", clock_panel),
    Panel("geld", "Geld", 20, "regiodeals/deal/panel_money.html", money_panel),
    Panel("geschiedenis", "Geschiedenis", 90, "regiodeals/deal/panel_history.html", history_panel),
)
