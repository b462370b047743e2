"""Pages and acts of the overleg."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from monitoring.overleg import services
from monitoring.overleg.forms import MinutesForm, ScheduleForm
from monitoring.overleg.models import Overleg
from monitoring.overleg.rendering import MEANING, breadcrumb, list_row, needs_minutes
from monitoring.overleg.selectors import overleggen_next_first, overleggen_visible_to
from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.common.errors import DomainError, InvalidInput

PAGE_SIZE = 25


@login_required
@require_safe
def overleg_list(request: AuthenticatedRequest) -> HttpResponse:
    """All overleggen that the person sees, the next one first."""
    rows = overleggen_next_first(request.user)
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("pagina"))
    context = {"page": page, "rows": [list_row(overleg) for overleg in page]}
    return render(request, "monitoring/overleg/list.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def schedule(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Choose day and place; what was typed stays when it is refused."""
    overleg = get_object_or_404(overleggen_visible_to(request.user), pk=pk)
    typed = request.POST if request.method == "POST" else None
    initial = {"dag": overleg.planned_on, "plaats": overleg.location}
    form = ScheduleForm(typed, initial=initial)
    if not form.is_valid():
        return _form_page(request, overleg, form, "schedule")
    try:
        services.schedule_overleg(
            overleg_id=overleg.pk,
            planned_on=form.cleaned_data["dag"],
            location=form.cleaned_data["plaats"],
            actor=request.user,
        )
    except InvalidInput as error:
        form.add_error("dag", str(error))
        return _form_page(request, overleg, form, "schedule")
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "Dag en plaats van het overleg zijn bewaard.")
    return _back(overleg.deal_id)


@login_required
@require_POST
def transition(request: AuthenticatedRequest, pk: int, verb: str) -> HttpResponse:
    """Take a step in the life of an overleg; a verslag that is refused stays on the page."""
    overleg = get_object_or_404(overleggen_visible_to(request.user), pk=pk)
    form = MinutesForm(request.POST, is_needed=needs_minutes(overleg, verb))
    if not form.is_valid():
        return _form_page(request, overleg, form, "minutes")
    minutes = form.cleaned_data["verslag"]
    try:
        overleg = services.take_step(
            overleg_id=overleg.pk, verb=verb, actor=request.user, minutes=minutes
        )
    except DomainError as error:
        if minutes:
            form.add_error(None, str(error))
            return _form_page(request, overleg, form, "minutes")
        messages.error(request, str(error))
    else:
        messages.success(request, f"Het overleg is nu: {overleg.get_status_display()}.")
    return _back(overleg.deal_id)


def _form_page(
    request: AuthenticatedRequest, overleg: Overleg, form: Form, name: str
) -> HttpResponse:
    context = {
        "overleg": overleg,
        "meaning": MEANING[overleg.status],
        "form": form,
        "breadcrumb": breadcrumb(overleg),
        "back_url": _panel_url(overleg.deal_id),
        "post_url": request.path,
    }
    return render(request, f"monitoring/overleg/{name}.html", context)


def _back(deal_id: int) -> HttpResponse:
    return redirect(_panel_url(deal_id))


def _panel_url(deal_id: int) -> str:
    return reverse("regiodeals:deal-detail", args=[deal_id]) + "#overleg"
