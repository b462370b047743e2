"""What the uitkering adds to the dossier and the start page."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from disbursement.uitkering.rendering import about_items, advance_of, why_not_open
from regiodeals.accounts.models import Role, User
from regiodeals.common.words import dutch
from regiodeals.deal.models import Deal, DealStatus
from regiodeals.deal.policies import may_handle
from regiodeals.deal.rendering import grant_by
from regiodeals.deal.selectors import deals_visible_to
from regiodeals.dossier import Panel, WorkItem, granting, term_ends


def uitkering_panel(deal: Deal, user: User) -> dict[str, Any] | None:
    """The uitkering with its termijnen, or the way to open one.

    Outside the ministry nobody sees what is still being decided (Awb 3:40).
    """
    if not user.is_ministry and deal.granted_on is None:
        return None
    uitkering = getattr(deal, "uitkering", None)
    context: dict[str, Any] = {"uitkering": uitkering, "open_url": ""}
    if deal.tranche.known_rules is not None:
        context |= {
            "url": reverse("disbursement:legal-test", args=[deal.pk]),
            "label": dutch("Rechtmatigheidstoets"),
        }
    if uitkering is not None:
        return context | {
            "items": about_items(uitkering),
            "advance": advance_of(uitkering, deal.granted_on),
            "example": uitkering.is_example,
            "plan_url": _plan_url(deal, user),
            "may_tell": not user.is_ministry and not user.has_role(Role.MEDEONDERTEKENAAR),
        }
    if user.has_role(Role.BEHANDELAAR) and deal.status == DealStatus.GESLOTEN:
        context["open_url"] = reverse("disbursement:uitkering-open", args=[deal.pk])
        context["reasons"] = why_not_open(deal, user)
        if not context["reasons"]:
            context["next"] = {"label": dutch("Uitkering openen"), "url": context["open_url"]}
    return context


def _plan_url(deal: Deal, user: User) -> str:
    """Where other termijnen are filled in, until the verlening is made known."""
    if deal.granted_on is not None or deal.uitkering.boekingen.exists():
        return ""
    if not may_handle(deal, user):
        return ""
    return reverse("disbursement:termijnen-plan", args=[deal.uitkering.pk])


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
                title=dutch("{deal}: open de uitkering", deal=deal),
                url=reverse("disbursement:uitkering-open", args=[deal.pk]),
                verb=dutch("Openen"),
                why_you=dutch("u bent behandelaar van deze deal."),
                if_you_wait=term_ends(dutch("de wettelijke termijn van twaalf weken"), last),
                due_on=last,
                settles=granting(deal.pk),
            )


PANELS = (
    Panel(
        "uitkering", dutch("Uitkering"), 40, "disbursement/uitkering/panel.html", uitkering_panel
    ),
)
