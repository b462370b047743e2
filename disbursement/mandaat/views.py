"""The page of the register."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from disbursement.mandaat.rendering import register_rows
from disbursement.mandaat.selectors import register
from regiodeals.accounts.beheer import is_beheerder
from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.common import clock


@login_required
@require_safe
def mandaat_register(request: AuthenticatedRequest) -> HttpResponse:
    """Who may sign today, what each office may, and what ends soon."""
    today = clock.today()
    context = register_rows(register(), today) | {
        "today": today,
        "may_change": is_beheerder(request.user),
    }
    return render(request, "disbursement/mandaat/register.html", context)
