"""What the convenant room adds to the dossier and the start page."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from regiodeals import workflow
from regiodeals.accounts.models import Role, User
from regiodeals.convenant.models import Convenant, ConvenantStatus, Ondertekening
from regiodeals.convenant.selectors import convenanten_visible_to
from regiodeals.deal.models import Deal
from regiodeals.dossier import Panel, WorkItem


def signatures_panel(deal: Deal, user: User) -> dict[str, Any]:
    """Parties in their roles, each signature with its day, and the button to conclude."""
    convenant = _with_signatures(getattr(deal, "convenant", None), deal)
    slots = list(convenant.ondertekeningen.all()) if convenant else []
    may_act = convenant is not None and user.has_role(Role.BEHANDELAAR)
    return {
        "convenant": convenant,
        "slots": slots,
        "signed": sum(1 for slot in slots if slot.signed_on),
        "others": [p for p in deal.parties.all() if p.role in ("partner", "kassier")],
        "may_register": may_act and deal.concluded_on is None,
        "buttons": workflow.buttons(convenant, ["conclude"], user) if may_act else [],
        "example": any(slot.is_example for slot in slots),
    }


def _with_signatures(convenant: Convenant | None, deal: Deal) -> Convenant | None:
    """Load the signatures once, with the parties that the page has already read."""
    if convenant is None:
        return None
    parties = {party.pk: party for party in deal.parties.all()}
    slots: list[Ondertekening] = list(Ondertekening.objects.filter(convenant=convenant))
    for slot in slots:
        slot.party = parties[slot.party_id]
    convenant.deal = deal
    convenant._prefetched_objects_cache = {"ondertekeningen": slots}  # type: ignore[attr-defined]
    return convenant


def work_for(user: User) -> Iterator[WorkItem]:
    """Convenanten of my deals that are not concluded yet."""
    if not user.has_role(Role.BEHANDELAAR):
        return
    waiting = (
        convenanten_visible_to(user)
        .filter(deal__accounthouder=user, status=ConvenantStatus.IN_VOORBEREIDING)
        .filter(deal__status="convenant_in_voorbereiding")
        .select_related("deal__tranche")
    )
    for convenant in waiting:
        rules = convenant.deal.tranche.rules
        yield WorkItem(
            title=f"{convenant.deal}: maak het convenant rond",
            url=reverse("regiodeals:deal-detail", args=[convenant.deal_id]) + "#convenant",
            verb="Openen",
            why_you="u bent behandelaar van deze deal.",
            if_you_wait="na deze dag kan geen uitkering meer worden verleend (artikel 12 lid 1).",
            due_on=rules.concluding_window.last_day,
        )


PANELS = (Panel("convenant", "Convenant", 30, "regiodeals/convenant/panel.html", signatures_panel),)
