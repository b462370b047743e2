"""The board itself: which deals, their money and terms, and the table."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.board import rendering, selectors
from regiodeals.board.forms import BoardFilter
from regiodeals.common import clock
from regiodeals.common.words import dutch
from regiodeals.deal.models import Deal
from regiodeals.tranche.models import Tranche

PAGE_SIZE = 25


@login_required
@require_safe
def board(request: AuthenticatedRequest, number: int) -> HttpResponse:
    """The board of a tranche: deals, their steps, their last day, and the money that adds up."""
    tranche = get_object_or_404(selectors.with_boundaries(Tranche.objects.all()), number=number)
    views = list(selectors.views_of(request.user))
    opens_with = next((view for view in views if view.is_default and view.query), None)
    if opens_with is not None and not request.GET:
        return redirect(f"{request.path}?{opens_with.query}")
    chosen = filter_of(request)
    asked = chosen.asked
    # The map shows the other areas too, and the countdown the other weeks.
    wherever = selectors.deals_asked(request.user, tranche.pk, asked)
    whenever = selectors.in_area(wherever, asked.area)
    groups = selectors.groups_of(selectors.in_week(wherever, asked.week))
    summary = selectors.summary_of(
        group for group in groups if not asked.area or group.is_in(asked.area)
    )
    deals = selectors.in_week(whenever, asked.week)
    page = _page(request, deals, chosen, summary.totals.all.count)
    context = {
        "tranche": tranche,
        "breadcrumb": [
            {"label": dutch("Tranches"), "url": reverse("regiodeals:tranche-list")},
            {"label": str(tranche)},
        ],
        "filter": chosen,
        "headings": rendering.headings(chosen),
        "columns": chosen.columns,
        "page": page,
        "rows": rendering.rows_of(list(page), chosen.chosen_columns, clock.today()),
        "step_names": rendering.STEP_NAMES,
        "shows_steps": rendering.STEPS in chosen.chosen_columns,
        "query": chosen.query(pagina=str(page.number) if page.number > 1 else ""),
        "chips": rendering.chips_of(views, tranche, chosen),
        "map": rendering.map_of(
            selectors.sums_by_area(groups), chosen, getattr(tranche, "boundaries", None)
        ),
        **rendering.bar_of(request.user, tranche, chosen),
        "booked": rendering.booked_items(selectors.money_totals(deals)),
        "weeks": rendering.weeks_of(selectors.countdown_of(whenever), chosen),
        **_panels(request, tranche, chosen, summary),
    }
    return render(request, "regiodeals/board/page.html", context)


def filter_of(request: AuthenticatedRequest) -> BoardFilter:
    """The filter in the address."""
    ministries = selectors.ministries_to_choose()
    return BoardFilter(request.GET, reader=request.user, ministries=ministries)


def _page(
    request: AuthenticatedRequest, deals: QuerySet[Deal], chosen: BoardFilter, count: int
) -> Page[Deal]:
    found = selectors.as_rows(deals, chosen.asked.order)
    rows = selectors.with_choice(found, request.user)
    if rendering.OF_PARTIES & set(chosen.chosen_columns):
        rows = selectors.with_parties(rows)
    paginator = Paginator(rows, PAGE_SIZE)
    # Known already: no need to ask the database to count again.
    paginator.count = count
    return paginator.get_page(request.GET.get("pagina"))


def _panels(
    request: AuthenticatedRequest,
    tranche: Tranche,
    chosen: BoardFilter,
    summary: selectors.BoardSummary,
) -> dict[str, Any]:
    """What stands above and below the table, of the deals that the filter lets through."""
    today, totals = clock.today(), summary.totals
    first = rendering.first_end(summary.waiting)
    part = dutch("in dit filter") if chosen.is_on else ""
    if not request.user.is_ministry:
        part = part or dutch("in de deals die u ziet")
    return {
        "lead": rendering.tranche_lead(totals.all.count, first, today, is_narrowed=chosen.is_on),
        "totals": totals,
        "money": rendering.tranche_money(totals, tranche.known_rules, part=part),
        "ends": rendering.promise_items(tranche, totals),
        "about": rendering.tranche_items(tranche),
    }
