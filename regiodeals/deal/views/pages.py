"""Pages of tranches, deals and what is owed."""

import re
from typing import Any, NamedTuple

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from regiodeals import dossier, workflow
from regiodeals.accounts.asked_by import AskedBy
from regiodeals.accounts.http import AuthenticatedRequest, ask_again
from regiodeals.accounts.models import User
from regiodeals.audit.models import AuditEntry
from regiodeals.common import clock
from regiodeals.common.errors import DomainError
from regiodeals.common.words import dutch, joined
from regiodeals.deal import rendering, selectors, services
from regiodeals.deal.forms import (
    DealFilter,
    DelayNoticeForm,
    HistoryFilter,
    ObligationFilter,
    StepForm,
)
from regiodeals.deal.models import Deal
from regiodeals.obligations.pages import page_of
from regiodeals.tranche.selectors import tranches

PAGE_SIZE = 25


@login_required
@require_safe
def tranche_list(request: AuthenticatedRequest) -> HttpResponse:
    """All tranches."""
    return render(request, "regiodeals/tranche/list.html", {"tranches": tranches()})


@login_required
@require_safe
def deal_list(request: AuthenticatedRequest) -> HttpResponse:
    """All deals that the person sees, to search and filter."""
    form = DealFilter(request.GET)
    chosen = form.chosen()
    deals = selectors.deals_matching(
        request.user, text=chosen.get("zoek", ""), status=chosen.get("stand", "")
    )
    page = Paginator(deals, PAGE_SIZE).get_page(request.GET.get("pagina"))
    today = clock.today()
    context = {
        "page": page,
        "rows": [rendering.board_row(deal, today) for deal in page],
        "filter": form,
        "is_filtered": bool(chosen),
    }
    return render(request, "regiodeals/deal/list.html", context)


_dossier = AskedBy(selectors.dossier_of)


def _dossier_or_404(user: User, pk: int) -> Deal:
    found = _dossier.rows(user, pk)
    if not found:
        raise Http404
    return found[0]


@login_required
@require_safe
def deal_detail(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """The dossier of a deal: facts, course, and the panels of every app."""
    deal = _dossier_or_404(request.user, pk)
    shown = _panels_of(deal, request.user)
    buttons = (
        workflow.buttons(deal, services.BUTTONS, request.user) if request.user.is_ministry else []
    )
    context = {
        "deal": deal,
        "breadcrumb": _breadcrumb(deal),
        "meaning": rendering.meaning_of(deal),
        "lead": rendering.deal_lead(deal),
        "facts": rendering.facts_of(deal, clock.today()),
        "life": rendering.life_of(deal),
        "next": next((item.p["next"] for item in shown if item.p.get("next")), None),
        "onward": rendering.steps_onward(buttons),
        "ends": rendering.steps_to_an_end(buttons),
        "main_panels": [item for item in shown if not item.panel.aside],
        "aside_panels": [item for item in shown if item.panel.aside],
    }
    return render(request, "regiodeals/deal/detail.html", context)


@login_required
@require_safe
def deal_summary(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """A deal on two sheets of paper: what it is, its money, how far it is and what comes."""
    deal = _dossier_or_404(request.user, pk)
    today = clock.today()
    context = {
        "deal": deal,
        "breadcrumb": [*_breadcrumb(deal)[:1], *_links(deal), {"label": dutch("Samenvatting")}],
        "meaning": rendering.meaning_of(deal),
        "lead": rendering.deal_lead(deal),
        "facts": rendering.facts_of(deal, today),
        "life": rendering.life_of(deal),
        "today": today,
        "panels": _panels_of(deal, request.user, dossier.SUMMARY),
    }
    return render(request, "regiodeals/deal/summary.html", context)


@login_required
@require_safe
def deal_history(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Everything that happened in a deal; `regel` names a line, and leads to its page."""
    deal = get_object_or_404(
        selectors.deals_visible_to(request.user).select_related("tranche"), pk=pk
    )
    entries = selectors.history_of(request.user, deal)
    choices = rendering.history_choices(selectors.acted_on(entries))
    form = HistoryFilter(request.GET, choices)
    asked = form.asked()
    found = selectors.only(entries, asked)
    context = {
        "deal": deal,
        "breadcrumb": [*_breadcrumb(deal)[:1], *_links(deal), {"label": dutch("Geschiedenis")}],
        "page": Paginator(found, PAGE_SIZE).get_page(_page_asked(request, found)),
        "filter": form,
        "is_filtered": asked != selectors.Asked() or bool(form.errors),
    }
    return render(request, "regiodeals/deal/history.html", context)


def _page_asked(request: AuthenticatedRequest, entries: QuerySet[AuditEntry]) -> str | int | None:
    """The page that was asked for, or the one that holds the line that was."""
    line = request.GET.get("regel", "")
    if not re.fullmatch(r"[0-9]{1,18}", line, re.ASCII):
        return request.GET.get("pagina")
    above = selectors.newer_than(entries, int(line))
    return 1 if above is None else above // PAGE_SIZE + 1


class ShownPanel(NamedTuple):
    """A panel with what its template gets as `p`; the contract stands in deal/detail.html."""

    panel: dossier.Panel
    p: dict[str, Any]


def _panels_of(deal: Deal, user: User, page: str = "deal") -> list[ShownPanel]:
    contexts = [(panel, panel.context(deal, user)) for panel in dossier.panels(page)]
    return [ShownPanel(panel, context) for panel, context in contexts if context is not None]


def _breadcrumb(deal: Deal) -> list[dict[str, str]]:
    number = deal.tranche.number
    return [
        {"label": dutch("Deals"), "url": reverse("regiodeals:deal-list")},
        {
            "label": dutch("Tranche {number}", number=number),
            "url": reverse("regiodeals:tranche-detail", args=[number]),
        },
        {"label": deal.name},
    ]


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def delay_notice(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Record the letter that says the beschikking comes later; what was typed stays."""
    deal = _dossier_or_404(request.user, pk)
    form = DelayNoticeForm(request.POST or None)
    if form.is_valid():
        try:
            services.record_delay_notice(deal_id=deal.pk, actor=request.user, **form.notice())
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, dutch("De mededeling is vastgelegd. De klok vertelt het."))
            return redirect(reverse("regiodeals:deal-detail", args=[pk]) + "#klok")
    breadcrumb = [*_breadcrumb(deal)[:1], *_links(deal), {"label": dutch("Uitstel meegedeeld")}]
    context = {"deal": deal, "form": form, "breadcrumb": breadcrumb}
    return render(request, "regiodeals/deal/delay.html", context)


def _links(deal: Deal) -> list[dict[str, str]]:
    return [{"label": deal.name, "url": reverse("regiodeals:deal-detail", args=[deal.pk])}]


@login_required
@require_safe
def obligation_list(request: AuthenticatedRequest) -> HttpResponse:
    """Everything that is owed and that the person may see, by day."""
    form = ObligationFilter(request.GET)
    chosen = form.chosen()
    found = selectors.obligations_matching(
        request.user,
        text=chosen.get("zoek", ""),
        state=chosen.get("stand", ""),
        kind=chosen.get("soort", ""),
    )
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("pagina"))
    context = {
        "page": page,
        "rows": [rendering.owed_row(owed) for owed in page],
        "filter": form,
        "is_filtered": bool(chosen),
        "heading": dutch("Termijnen bij deze filters") if chosen else dutch("Nog te doen"),
    }
    return render(request, "regiodeals/obligation/list.html", context)


@login_required
@require_safe
def obligation_detail(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """What is owed, and each change of its day or its owner with the reason."""
    owed = get_object_or_404(selectors.obligations_seen_by(request.user), pk=pk)
    row = rendering.owed_row(owed)
    context = {
        "owed": owed,
        "row": row,
        "items": rendering.owed_items(owed),
        "changes": rendering.change_items(owed.changes.select_related("by")),
        "page_url": page_of(owed),
        "breadcrumb": [
            {"label": dutch("Termijnen"), "url": reverse("regiodeals:obligation-list")},
            {"label": row["title"]},
        ],
    }
    return render(request, "regiodeals/obligation/detail.html", context)


@login_required
@require_POST
def transition(request: AuthenticatedRequest, pk: int, verb: str) -> HttpResponse:
    """Take a step in the life of a deal."""
    deal = get_object_or_404(selectors.deals_visible_to(request.user), pk=pk)
    form = StepForm(request.POST, verb=verb)
    if not form.is_valid():
        messages.error(request, joined(" ", map(str, form.errors["opmerking"])))
        return ask_again(request, reverse("regiodeals:deal-detail", args=[pk]), verb)
    try:
        remark = form.cleaned_data["opmerking"]
        deal = services.take_step(deal_id=deal.pk, verb=verb, actor=request.user, remark=remark)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, rendering.said_after_step(deal))
    return redirect("regiodeals:deal-detail", pk=pk)
