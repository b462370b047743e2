"""What the uitkering adds to the dossier and the start page."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from regiodeals.accounts.models import Role, User
from regiodeals.common.dutch_dates import long_date
from regiodeals.deal.models import Deal, DealStatus
from regiodeals.deal.rendering import grant_by
from regiodeals.deal.selectors import deals_visible_to
from regiodeals.dossier import Panel, WorkItem


def uitkering_panel(deal: Deal, user: User) -> dict[str, Any]:
    """The uitkering with its termijnen, or the way to open one."""
    uitkering = getattr(deal, "uitkering", None)
    may_open = (
        uitkering is None and deal.status == DealStatus.GESLOTEN and user.has_role(Role.BEHANDELAAR)
    )
    return {
        "uitkering": uitkering,
        "termijnen": list(uitkering.termijnen.all()) if uitkering else [],
        "may_open": may_open,
        "example": bool(uitkering and uitkering.is_example),
    }


def work_for(user: User) -> Iterator[WorkItem]:
    """Concluded deals of mine without an uitkering: their twelve weeks run."""
    if not user.has_role(Role.BEHANDELAAR):
        return
    waiting = deals_visible_to(user).filter(
        accounthouder=user, status=DealStatus.GESLOTEN, uitkering__isnull=True
    )
    for deal in waiting:
        last = grant_by(deal)
        if last is not None:
            yield WorkItem(
                title=f"{deal}: open de uitkering",
                url=reverse("disbursement:uitkering-open", args=[deal.pk]),
                verb="Openen",
                why_you="u bent behandelaar van deze deal.",
                if_you_wait=f"de beschikking moet er zijn op {long_date(last)} (art. 13 lid 1).",
                due_on=last,
            )


PANELS = (
    Panel("uitkering", "Uitkering", 40, "disbursement/uitkering/panel.html", uitkering_panel),
)
