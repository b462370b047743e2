"""Pages where a decision after the grant is begun, changed or thrown away."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from disbursement.beschikking import services
from disbursement.beschikking.forms import DecisionForm, StepForm, change_initial
from disbursement.beschikking.models import Beschikking, BeschikkingKind
from disbursement.beschikking.rendering import page
from disbursement.beschikking.views.pages import for_page
from disbursement.uitkering.models import Uitkering
from disbursement.uitkering.selectors import uitkeringen_visible_to
from regiodeals.accounts.http import AuthenticatedRequest, ask_again
from regiodeals.common import clock
from regiodeals.common.errors import DomainError
from regiodeals.common.words import dutch
from regiodeals.legal.decisions import DecisionKind

SAVED = dutch("Het concept is bewaard. Bekijk de brief en stuur hem ter toetsing.")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: AuthenticatedRequest, pk: int, kind: str) -> HttpResponse:
    """Begin a decision after the grant; what was typed stays when a rule refuses."""
    if kind not in page.BY_SLUG:
        raise Http404
    visible = uitkeringen_visible_to(request.user).prefetch_related("beschikkingen")
    uitkering = get_object_or_404(visible, pk=pk)
    return _decision_page(request, uitkering, page.BY_SLUG[kind])


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def revise(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Change the concept of a decision after the grant."""
    beschikking = for_page(request, pk)
    if beschikking.kind == BeschikkingKind.VERLENING:
        messages.error(request, services.FOLLOWS_FROM_DEAL)
        return redirect("disbursement:beschikking-detail", pk=pk)
    kind = DecisionKind(beschikking.kind)
    return _decision_page(request, beschikking.uitkering, kind, concept=beschikking)


def _decision_page(
    request: AuthenticatedRequest,
    uitkering: Uitkering,
    kind: DecisionKind,
    *,
    concept: Beschikking | None = None,
) -> HttpResponse:
    today = clock.today()
    form = DecisionForm(
        request.POST if request.method == "POST" else None,
        initial=page.initial_of(uitkering, kind, concept, today)
        | change_initial(uitkering, kind, concept),
        kind=kind,
        uitkering=uitkering,
        candidates=page.candidates_for(uitkering, kind, concept, today),
    )
    if form.is_valid() and (saved := _saved(request, uitkering, kind, form, concept)) is not None:
        messages.success(request, SAVED)
        return redirect("disbursement:beschikking-detail", pk=saved.pk)
    context = page.decision_form(uitkering, kind, request.user, today, concept)
    # What the service refused already stands in the error summary.
    reasons = [] if form.is_bound and form.non_field_errors() else context["reasons"]
    context |= {"reasons": reasons, "form": form if form.is_bound or not reasons else None}
    return render(request, "disbursement/beschikking/decision.html", context)


def _saved(
    request: AuthenticatedRequest,
    uitkering: Uitkering,
    kind: DecisionKind,
    form: DecisionForm,
    concept: Beschikking | None,
) -> Beschikking | None:
    """What the service made of it; None when it refused, and then the form says why."""
    what: dict[str, Any] = {
        "content": form.content(),
        "replaces_id": form.replaces_id(),
        "actor": request.user,
    }
    try:
        if concept is not None:
            return services.revise_decision(beschikking_id=concept.pk, **what)
        return services.draft_decision(uitkering_id=uitkering.pk, kind=kind, **what)
    except DomainError as error:
        form.refuse(error)
        return None


@login_required
@require_POST
def discard(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Throw a concept away, with a reason."""
    beschikking = for_page(request, pk)
    deal_id = beschikking.uitkering.deal_id
    try:
        reason = StepForm(request.POST).remark()
        services.discard_concept(beschikking_id=pk, reason=reason, actor=request.user)
    except DomainError as error:
        messages.error(request, str(error))
        return ask_again(request, reverse("disbursement:beschikking-detail", args=[pk]), "discard")
    messages.success(request, dutch("Het concept is weggegooid. In de geschiedenis staat waarom."))
    return redirect("regiodeals:deal-detail", pk=deal_id)
