"""Pages of tranches and deals, and the start page."""

from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from regiodeals import dossier, workflow
from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.common import clock
from regiodeals.common.errors import DomainError
from regiodeals.deal import selectors, services
from regiodeals.deal.models import DealStatus
from regiodeals.deal.rendering import board_row, facts_of, life_of
from regiodeals.tranche.models import Tranche
from regiodeals.tranche.selectors import tranches

PAGE_SIZE = 25


@login_required
@require_safe
def my_work(request: AuthenticatedRequest) -> HttpResponse:
    """Mijn werk: what waits for me, with its last day."""
    today = clock.today()
    tasks = [
        replace(item, days_left=(item.due_on - today).days if item.due_on else None)
        for item in dossier.work_for(request.user)
    ]
    own = selectors.deals_visible_to(request.user).select_related("tranche")
    if request.user.is_ministry:
        own = own.filter(accounthouder=request.user)
    rows = [board_row(deal, today) for deal in own.order_by("name")[:PAGE_SIZE]]
    return render(request, "regiodeals/my_work.html", {"tasks": tasks, "rows": rows})


@login_required
@require_safe
def tranche_list(request: AuthenticatedRequest) -> HttpResponse:
    """All tranches."""
    return render(request, "regiodeals/tranche/list.html", {"tranches": tranches()})


@login_required
@require_safe
def tranche_detail(request: AuthenticatedRequest, number: int) -> HttpResponse:
    """The board of a tranche: deals, their step, their last day."""
    tranche = get_object_or_404(Tranche, number=number)
    deals = selectors.board_of(request.user, tranche.pk)
    page = Paginator(deals, PAGE_SIZE).get_page(request.GET.get("pagina"))
    today = clock.today()
    context = {
        "tranche": tranche,
        "page": page,
        "rows": [board_row(deal, today) for deal in page],
        "totals": selectors.totals_of(deals),
    }
    return render(request, "regiodeals/tranche/detail.html", context)


@login_required
@require_safe
def deal_list(request: AuthenticatedRequest) -> HttpResponse:
    """All deals that the person sees, to search and filter."""
    text = request.GET.get("zoek", "").strip()[:100]
    status = request.GET.get("stand", "")
    if status not in DealStatus.values:
        status = ""
    deals = selectors.deals_matching(request.user, text=text, status=status)
    page = Paginator(deals, PAGE_SIZE).get_page(request.GET.get("pagina"))
    today = clock.today()
    context = {
        "page": page,
        "rows": [board_row(deal, today) for deal in page],
        "zoek": text,
        "stand": status,
        "standen": DealStatus.choices,
    }
    return render(request, "regiodeals/deal/list.html", context)


@login_required
@require_safe
def deal_detail(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """The dossier of a deal: facts, course, and the panels of every app."""
    deal = get_object_or_404(selectors.dossier_of(request.user, pk))
    shown = [
        {"panel": panel, "p": context}
        for panel in dossier.panels()
        if (context := panel.context(deal, request.user)) is not None
    ]
    context: dict[str, Any] = {
        "deal": deal,
        "facts": facts_of(deal, clock.today()),
        "steps": life_of(deal),
        "main_panels": [item for item in shown if not item["panel"].aside],
        "aside_panels": [item for item in shown if item["panel"].aside],
        "buttons": workflow.buttons(deal, services.BUTTONS, request.user)
        if request.user.is_ministry
        else [],
    }
    return render(request, "regiodeals/deal/detail.html", context)


@login_required
@require_POST
def transition(request: AuthenticatedRequest, pk: int, verb: str) -> HttpResponse:
    """Take a step in the life of a deal."""
    deal = get_object_or_404(selectors.deals_visible_to(request.user), pk=pk)
    try:
        deal = services.take_step(
            deal_id=deal.pk,
            verb=verb,
            actor=request.user,
            remark=request.POST.get("opmerking", ""),
        )
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"{deal} is nu: {deal.get_status_display()}.")
    return redirect("regiodeals:deal-detail", pk=pk)
