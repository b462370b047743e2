"""Pages of recovering."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from disbursement.vaststelling.forms import (
    CLAIM_ACTS,
    ActForm,
    ReceiveDollarsForm,
)
from disbursement.vaststelling.rendering import claim
from disbursement.vaststelling.selectors.claims import (
    outstanding_vorderingen,
    vordering_for_page,
    vorderingen_visible_to,
)
from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.common.errors import DomainError

PAGE_SIZE = 25
FORM = "disbursement/vaststelling/form.html"


@login_required
@require_safe
def claim_list(request: AuthenticatedRequest) -> HttpResponse:
    """What is still to be paid back, the oldest day to pay first."""
    page = Paginator(outstanding_vorderingen(request.user), PAGE_SIZE).get_page(
        request.GET.get("pagina")
    )
    context = {"page": page, "rows": [claim.claim_row(row) for row in page]}
    return render(request, "disbursement/vaststelling/claims.html", context)


@login_required
@require_safe
def claim_detail(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """One claim: what is open, the interest, and what happened."""
    vordering = get_object_or_404(vordering_for_page(request.user), pk=pk)
    context = claim.claim_page(vordering, request.user)
    return render(request, "disbursement/vaststelling/claim.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def claim_act(request: AuthenticatedRequest, pk: int, verb: str) -> HttpResponse:
    """Do something with a claim; what was typed stays when it is refused."""
    vordering = get_object_or_404(vorderingen_visible_to(request.user), pk=pk)
    kind = CLAIM_ACTS.get(verb)
    if verb == "receive" and vordering.currency == "USD":
        kind = ReceiveDollarsForm
    form = _form_of(request, kind)
    if form.is_valid() and _result(form, pk, request) is not None:
        messages.success(request, "Vastgelegd.")
        return redirect("disbursement:vordering-detail", pk=pk)
    trail = claim.breadcrumb(vordering, form.label)
    return _shown(request, form, trail, claim.claim_url(pk), "Terug naar de vordering")


def _form_of(request: AuthenticatedRequest, kind: type[ActForm] | None) -> ActForm:
    if kind is None:
        raise Http404
    return kind(request.POST if request.method == "POST" else None)


def _result(form: ActForm, pk: int, request: AuthenticatedRequest) -> Any:
    """What the act gave; None when it was refused, with the sentence in the form."""
    made: list[Any] = []
    done = _done(form, lambda: made.append(form.act(pk, request.user)))
    return made[0] if done else None


def _done(form: Form, act: Any) -> bool:
    try:
        act()
    except DomainError as error:
        form.add_error(None, str(error))
        return False
    return True


def _shown(
    request: AuthenticatedRequest, form: ActForm, trail: Any, back_url: str, back_label: str
) -> HttpResponse:
    context = {
        "heading": form.label,
        "lead": form.lead,
        "label": form.label,
        "form": form,
        "breadcrumb": trail,
        "back_url": back_url,
        "back_label": back_label,
    }
    return render(request, FORM, context)
