"""The start page: what waits for me, what I wait for, and what changed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from regiodeals import dossier
from regiodeals.accounts.asked_by import AskedBy
from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.accounts.models import Role, User
from regiodeals.accounts.visits import last_visit_of
from regiodeals.common import clock
from regiodeals.deal import rendering, selectors
from regiodeals.deal.models import Deal

# Of each list so many; the whole list is a page of its own.
MOST_SHOWN = 25

_own_deals = AskedBy(lambda user: selectors.own_deals_of(user)[: MOST_SHOWN + 1])


@login_required
@require_safe
def my_work(request: AuthenticatedRequest) -> HttpResponse:
    """Mijn werk: what waits for me, with its last day."""
    today = clock.today()
    found = dossier.work_for(request.user)
    work = [
        replace(item, days_left=(item.due_on - today).days if item.due_on else None)
        for item in found.items
    ]
    tasks = [item for item in work if not item.is_far_off]
    deals = _own_deals.rows(request.user)
    rows = [rendering.board_row(deal, today) for deal in deals[:MOST_SHOWN]]
    since = last_visit_of(request.user)
    changes = selectors.changes_by_others(request.user, deals, since)
    context = {
        "lead": rendering.work_lead(tasks, today, is_all=found.is_all),
        "tasks": tasks[:MOST_SHOWN],
        "task_count": rendering.number_of(tasks, is_all=found.is_all),
        "has_more_tasks": len(tasks) > MOST_SHOWN,
        "later": [item for item in work if item.is_far_off][:MOST_SHOWN],
        "waiting": found.waiting[:MOST_SHOWN],
        "rows": rows,
        "managed": [row.deal for row in rows if _manages(request.user, row.deal)],
        # Who tests, signs or pays handles no deals, and is not told so every day.
        "shows_deals": bool(rows)
        or not request.user.is_ministry
        or request.user.has_role(Role.BEHANDELAAR),
        "has_more_deals": len(deals) > MOST_SHOWN,
        "next_term": _next_term(rows),
        "changes": changes,
        "new_count": sum(change.is_new for change in changes) if since else None,
        "since": since,
    }
    return render(request, "regiodeals/my_work.html", context)


def _next_term(rows: Sequence[rendering.BoardRow]) -> date | None:
    """The first day that is still to come; what is too late is no next one."""
    running = (row for row in rows if row.days_left is not None and row.days_left >= 0)
    return next((row.grant_by for row in running), None)


def _manages(user: User, deal: Deal) -> bool:
    return not user.is_ministry and selectors.manages_by_word(user, deal)
