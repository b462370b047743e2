"""The list of exchange meetings, the page of one, and what who organises does with it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from monitoring.overleg.forms import ReasonForm
from monitoring.uitwisseling import services
from monitoring.uitwisseling.forms import (
    ChangeForm,
    MeetingFilter,
    OpenPlanForm,
    PlanForm,
    as_planned,
)
from monitoring.uitwisseling.models import Uitwisseling, UitwisselingStatus
from monitoring.uitwisseling.policies import may_organise
from monitoring.uitwisseling.rendering import breadcrumb, list_row
from monitoring.uitwisseling.rendering.page import page_of
from monitoring.uitwisseling.selectors import (
    meetings_matching,
    meetings_visible_to,
    with_numbers,
)
from regiodeals.accounts.http import AuthenticatedRequest, typed
from regiodeals.common.errors import DomainError
from regiodeals.common.words import dutch

PAGE_SIZE = 25


@login_required
@require_safe
def meeting_list(request: AuthenticatedRequest) -> HttpResponse:
    """All meetings that the person sees, what is to come first."""
    form = MeetingFilter(request.GET)
    chosen = form.chosen()
    found = meetings_matching(
        request.user, text=chosen.get("zoek", ""), theme=chosen.get("thema", "")
    )
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("pagina"))
    context = {
        "page": page,
        "rows": [list_row(meeting) for meeting in page],
        "filter": form,
        "is_filtered": bool(chosen),
        "organises": may_organise(None, request.user),
    }
    return render(request, "monitoring/uitwisseling/list.html", context)


@login_required
@require_safe
def detail(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """All of one meeting, and what the reader can do."""
    found = with_numbers(meetings_visible_to(request.user), request.user)
    meeting = get_object_or_404(found, pk=pk)
    context = page_of(meeting, request.user)
    return render(request, "monitoring/uitwisseling/detail.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def add(request: AuthenticatedRequest) -> HttpResponse:
    """Prepare a meeting; what was typed stays when it is refused."""
    form = PlanForm(typed(request), initial=as_planned(None))
    if form.is_valid():
        try:
            meeting = services.plan_meeting(plan=form.plan(), actor=request.user)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request, dutch("De bijeenkomst is voorbereid. Open haar voor aanmelding.")
            )
            return redirect("monitoring:uitwisseling-detail", pk=meeting.pk)
    list_url = reverse("monitoring:uitwisseling-list")
    context = {
        "title": dutch("Bijeenkomst voorbereiden"),
        "lead": dutch("Alleen het ministerie ziet haar, tot u haar opent voor aanmelding."),
        "form": form,
        "breadcrumb": [
            {"label": dutch("Uitwisseling"), "url": list_url},
            {"label": dutch("Voorbereiden")},
        ],
        "back_url": list_url,
    }
    return render(request, "monitoring/form.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Change a meeting; once it is open, another time or place needs a reason."""
    meeting = get_object_or_404(meetings_visible_to(request.user), pk=pk)
    is_open = meeting.status == UitwisselingStatus.OPEN
    kind = OpenPlanForm if is_open else ChangeForm
    form = kind(typed(request), initial=as_planned(meeting))
    if form.is_valid() and _changed(request, meeting, form):
        return redirect("monitoring:uitwisseling-detail", pk=pk)
    context = {
        "title": dutch("Bijeenkomst wijzigen"),
        "lead": dutch(
            "{bijeenkomst}. Verandert de titel, de tijd of de plaats, dan krijgt iedereen"
            " die zich aanmeldde een mail die de agenda bijwerkt.",
            bijeenkomst=str(meeting),
        )
        if is_open
        else str(meeting),
        "form": form,
        "breadcrumb": breadcrumb(meeting, dutch("Wijzigen")),
        "back_url": reverse("monitoring:uitwisseling-detail", args=[pk]),
    }
    return render(request, "monitoring/form.html", context)


def _changed(request: AuthenticatedRequest, meeting: Uitwisseling, form: ChangeForm) -> bool:
    try:
        services.change_meeting(
            uitwisseling_id=meeting.pk,
            plan=form.plan(),
            seen=form.cleaned_data["gezien"],
            reason=form.cleaned_data.get("reden", ""),
            actor=request.user,
        )
    except DomainError as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, dutch("De bijeenkomst is gewijzigd."))
    return True


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def call_off(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Call a meeting off, with the reason."""
    meeting = get_object_or_404(meetings_visible_to(request.user), pk=pk)
    form = ReasonForm(typed(request))
    if form.is_valid():
        try:
            services.call_off(
                uitwisseling_id=pk, reason=form.cleaned_data["reden"], actor=request.user
            )
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request, dutch("De bijeenkomst is afgelast. Wie zich aanmeldde, leest dit.")
            )
            return redirect("monitoring:uitwisseling-detail", pk=pk)
    context = {
        "title": dutch("Bijeenkomst aflasten"),
        "lead": dutch(
            "{bijeenkomst}. De afspraak verdwijnt uit de agenda van wie zich aanmeldde. Dit"
            " kunt u niet terugdraaien.",
            bijeenkomst=str(meeting),
        ),
        "form": form,
        "button": dutch("Aflasten"),
        "breadcrumb": breadcrumb(meeting, dutch("Aflasten")),
        "back_url": reverse("monitoring:uitwisseling-detail", args=[pk]),
    }
    return render(request, "monitoring/form.html", context)


@login_required
@require_POST
def transition(request: AuthenticatedRequest, pk: int, verb: str) -> HttpResponse:
    """Take a step in the life of a meeting."""
    get_object_or_404(meetings_visible_to(request.user), pk=pk)
    try:
        meeting = services.take_step(uitwisseling_id=pk, verb=verb, actor=request.user)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(
            request, dutch("De bijeenkomst is nu: {stand}.", stand=meeting.get_status_display())
        )
    return redirect("monitoring:uitwisseling-detail", pk=pk)
