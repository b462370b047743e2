"""The list of overleggen, the page of one, and the acts about its time and its steps."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from monitoring.overleg import services
from monitoring.overleg.forms import (
    MoveForm,
    ReasonForm,
    ScheduleForm,
    as_planned,
)
from monitoring.overleg.models import Overleg, OverlegStatus
from monitoring.overleg.rendering import breadcrumb, list_row
from monitoring.overleg.rendering.page import page_of
from monitoring.overleg.selectors import overleggen_next_first, overleggen_visible_to
from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.common.errors import DomainError, InvalidInput
from regiodeals.common.example_day import expect_year
from regiodeals.common.words import dutch

PAGE_SIZE = 25
# Of each step what came of it, and what is next.
SAYS = {
    "invite": dutch("De deelnemers zijn uitgenodigd. Elk krijgt een mail met de afspraak."),
    "hold": dutch("Het overleg is gehouden. Schrijf nu het verslag en verstuur het."),
    "adopt_minutes": dutch("Het verslag is vastgesteld. Iedere deelnemer kan het hier lezen."),
}


@login_required
@require_safe
def overleg_list(request: AuthenticatedRequest) -> HttpResponse:
    """All overleggen that the person sees, the next one first."""
    rows = overleggen_next_first(request.user)
    page = Paginator(rows, PAGE_SIZE).get_page(request.GET.get("pagina"))
    context = {"page": page, "rows": [list_row(overleg) for overleg in page]}
    return render(request, "monitoring/overleg/list.html", context)


@login_required
@require_safe
def detail(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """All of one overleg, and what the reader can do."""
    overleg = get_object_or_404(overleggen_visible_to(request.user), pk=pk)
    return render(request, "monitoring/overleg/detail.html", page_of(overleg, request.user))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def schedule(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Choose day, time and place, or move it; what was typed stays when it is refused."""
    overleg = get_object_or_404(overleggen_visible_to(request.user), pk=pk)
    is_invited = overleg.status == OverlegStatus.UITGENODIGD
    kind = MoveForm if is_invited else ScheduleForm
    typed = request.POST if request.method == "POST" else None
    form = kind(typed, initial=as_planned(overleg))
    expect_year(form, "dag", overleg.year)
    if form.is_valid() and _planned(request, overleg, form):
        return redirect("monitoring:overleg-detail", pk=pk)
    context = {
        "overleg": overleg,
        "form": form,
        "is_invited": is_invited,
        "breadcrumb": breadcrumb(overleg, dutch("Dag, tijd en plaats")),
        "back_url": _detail_url(pk),
        "post_url": request.path,
    }
    return render(request, "monitoring/overleg/schedule.html", context)


def _planned(request: AuthenticatedRequest, overleg: Overleg, form: ScheduleForm) -> bool:
    says = dutch("Dag, tijd en plaats van het overleg zijn bewaard.")
    about = {"overleg_id": overleg.pk, "actor": request.user, **form.act()}
    try:
        if isinstance(form, MoveForm):
            services.move_overleg(reason=form.cleaned_data["reden"], **about)
            says = dutch("Het overleg is verzet. Iedereen krijgt een nieuwe mail.")
        else:
            services.schedule_overleg(**about)
    except InvalidInput as error:
        form.add_error("dag", str(error))
        return False
    except DomainError as error:
        messages.error(request, str(error))
        return True
    messages.success(request, says)
    return True


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def call_off(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Take the invitation back, with the reason."""
    overleg = get_object_or_404(overleggen_visible_to(request.user), pk=pk)
    form = ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            services.call_off(overleg_id=pk, actor=request.user, reason=form.cleaned_data["reden"])
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request, dutch("Het overleg is afgezegd. Wie was uitgenodigd, krijgt een mail.")
            )
            return redirect("monitoring:overleg-detail", pk=pk)
    context = {
        "title": dutch("Overleg afzeggen"),
        "lead": dutch(
            "{overleg}. De afspraak verdwijnt uit de agenda van wie u uitnodigde. Kies"
            " daarna een andere dag: het overleg van {jaar} moet nog worden gehouden.",
            overleg=str(overleg),
            jaar=overleg.year,
        ),
        "form": form,
        "button": dutch("Afzeggen"),
        "breadcrumb": breadcrumb(overleg),
        "back_url": _detail_url(pk),
    }
    return render(request, "monitoring/form.html", context)


@login_required
@require_POST
def transition(request: AuthenticatedRequest, pk: int, verb: str) -> HttpResponse:
    """Take a step in the life of an overleg."""
    get_object_or_404(overleggen_visible_to(request.user), pk=pk)
    try:
        services.take_step(overleg_id=pk, verb=verb, actor=request.user)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, SAYS[verb])
    return redirect("monitoring:overleg-detail", pk=pk)


def _detail_url(pk: int) -> str:
    return reverse("monitoring:overleg-detail", args=[pk])
