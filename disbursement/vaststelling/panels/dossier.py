"""What settling and recovering add to the dossier and to the page of a decision."""

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from disbursement.beschikking.models import Beschikking
from disbursement.vaststelling.models import Vordering
from disbursement.vaststelling.rendering import export
from disbursement.vaststelling.rendering.claim import claim_row
from disbursement.vaststelling.rendering.decision import decision_items, what_comes_next
from disbursement.vaststelling.rendering.settlement import page_url
from disbursement.vaststelling.selectors.claims import (
    outstanding_vorderingen,
    vorderingen_visible_to,
)
from disbursement.vaststelling.selectors.closing import closing_checklist
from disbursement.vaststelling.selectors.following import RULED, may_explain, proposal_of
from regiodeals.accounts.models import User
from regiodeals.common.children import unfold, with_children
from regiodeals.common.words import dutch
from regiodeals.deal.models import Deal, DealStatus
from regiodeals.dossier import News, Panel
from regiodeals.exports.definition import Export, Filters

# From here on there is something to settle; before, the dossier asks nothing for this panel.
SHOWN = [
    DealStatus.EINDVERANTWOORDING,
    DealStatus.VASTGESTELD,
    DealStatus.AFGESLOTEN,
    DealStatus.OPGEZEGD,
]
OF_A_CLAIM = ("ontvangsten", "rentebesluiten")


def settlement_panel(deal: Deal, user: User) -> dict[str, Any] | None:
    """The way to the settlement, the claims, and what must be done before the deal can be closed.

    `deal` comes with its uitkering; a region sees its claims and nothing of what is prepared.
    """
    uitkering = getattr(deal, "uitkering", None)
    if uitkering is None or deal.status not in SHOWN:
        return None
    claims = with_children(vorderingen_visible_to(user).filter(uitkering=uitkering), *OF_A_CLAIM)
    rows = [claim_row(row) for row in unfold(claims, *OF_A_CLAIM)]
    if not user.is_ministry:
        return {"claims": rows} if rows else None
    is_closing = deal.status == DealStatus.VASTGESTELD
    checklist = closing_checklist(deal) if is_closing else []
    return {
        "link": page_url(uitkering.pk),
        "claims": rows,
        "checklist": checklist,
        "can_close": is_closing and all(line.is_done for line in checklist),
    }


def decision_panel(beschikking: Beschikking, user: User) -> dict[str, Any] | None:
    """The proposal a decision was drafted from, for the ministry; and the claim that it opened."""
    if beschikking.kind not in RULED:
        return None
    row = proposal_of(beschikking) if user.is_ministry else None
    claim = vorderingen_visible_to(user).filter(beschikking=beschikking).first()
    if row is None and claim is None:
        return None
    explains = row is not None and may_explain(row, beschikking, user)
    return {
        "items": list(decision_items(beschikking, row, claim)),
        "next": what_comes_next(row, beschikking) if row else None,
        "explain_url": reverse("disbursement:voorstel-deviate", args=[beschikking.pk])
        if explains
        else "",
    }


PANELS = (
    Panel(
        "vaststelling",
        dutch("Vaststelling en terugvordering"),
        55,
        "disbursement/vaststelling/panel.html",
        settlement_panel,
    ),
    Panel(
        "voorstel",
        dutch("Vaststelling en terugvordering"),
        4,
        "disbursement/vaststelling/decision.html",
        decision_panel,
        page="beschikking",
    ),
)
NEWS = (
    News(
        "disbursement.vordering.aanmaning",
        dutch("Het ministerie maande aan om terug te betalen."),
    ),
    News("disbursement.vordering.ontvangst", dutch("Een terugbetaling is ontvangen.")),
    News("disbursement.vordering.rentebesluit", dutch("Er is besloten over de rente.")),
)


def _claims(user: User, _chosen: Filters) -> QuerySet[Vordering]:
    return outstanding_vorderingen(user).prefetch_related("stuitingen")


EXPORTS = (
    Export(
        name="vorderingen",
        title=dutch("Open vorderingen"),
        page="disbursement:vordering-list",
        columns=export.COLUMNS,
        rows=_claims,
        cells=export.cells,
    ),
)
