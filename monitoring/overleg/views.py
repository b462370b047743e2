"""Pages and acts of the overleg."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from monitoring.overleg import services
from monitoring.overleg.forms import ScheduleForm
from monitoring.overleg.selectors import overleggen_visible_to
from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.common.errors import DomainError

PAGE_SIZE = 25


@login_required
@require_safe
def overleg_list(request: AuthenticatedRequest) -> HttpResponse:
    """All overleggen that the person sees, the next one first."""
    rows = overleggen_visible_to(request.user).order_by("year", "planned_on", "deal__name")
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("pagina"))
    return render(request, "monitoring/overleg/list.html", {"page": page})


@login_required
@require_POST
def schedule(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Choose day and place."""
    overleg = get_object_or_404(overleggen_visible_to(request.user), pk=pk)
    form = ScheduleForm(request.POST)
    if not form.is_valid():
        for error in form.errors.values():
            messages.error(request, " ".join(error))
        return _back(overleg.deal_id)
    try:
        services.schedule_overleg(
            overleg_id=overleg.pk,
            planned_on=form.cleaned_data["dag"],
            location=form.cleaned_data["plaats"],
            actor=request.user,
        )
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "Dag en plaats van het overleg zijn bewaard.")
    return _back(overleg.deal_id)


@login_required
@require_POST
def transition(request: AuthenticatedRequest, pk: int, verb: str) -> HttpResponse:
    """Take a step in the life of an overleg."""
    overleg = get_object_or_404(overleggen_visible_to(request.user), pk=pk)
    try:
        overleg = services.take_step(
            overleg_id=overleg.pk,
            verb=verb,
            actor=request.user,
            minutes=request.POST.get("verslag", ""),
        )
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"Het overleg is nu: {overleg.get_status_display()}.")
    return _back(overleg.deal_id)


def _back(deal_id: int) -> HttpResponse:
    response = redirect("regiodeals:deal-detail", pk=deal_id)
    response["Location"] += "#overleg"
    return response
