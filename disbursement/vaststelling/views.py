"""Pages of settling and recovering."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from disbursement.beschikking.models import Beschikking
from disbursement.beschikking.selectors import beschikkingen_visible_to
from disbursement.vaststelling.forms import (
    CLAIM_ACTS,
    NOTICE_ACTS,
    PROPOSAL_ACTS,
    ActForm,
    DeviateForm,
    ProposeForm,
    ReceiveDollarsForm,
)
from disbursement.vaststelling.rendering import claim, settlement
from disbursement.vaststelling.rendering.claim_words import said_after
from disbursement.vaststelling.selectors.claims import (
    outstanding_vorderingen,
    vordering_for_page,
    vorderingen_visible_to,
)
from disbursement.vaststelling.selectors.notices import notices_visible_to
from disbursement.vaststelling.selectors.proposals import (
    uitkeringen_visible_to,
    voorstellen_visible_to,
)
from disbursement.verantwoording.models import Verantwoording
from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.common.errors import DomainError
from regiodeals.common.words import dutch

PAGE_SIZE = 25
FORM = "disbursement/vaststelling/form.html"


@login_required
@require_safe
def settlement_detail(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """What can be settled of an uitkering, and what was proposed."""
    uitkering = get_object_or_404(uitkeringen_visible_to(request.user), pk=pk)
    context = settlement.settlement_page(uitkering, request.user)
    return render(request, "disbursement/vaststelling/detail.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def propose(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Propose a settlement; what was typed stays when it is refused."""
    uitkering = get_object_or_404(uitkeringen_visible_to(request.user), pk=pk)
    is_lower = settlement.comes_to_less(uitkering)
    form = ProposeForm(request.POST if request.method == "POST" else None, is_lower=is_lower)
    if form.is_valid() and _done(form, lambda: form.propose(pk, request.user)):
        messages.success(
            request, dutch("Het voorstel is vastgelegd. Kies nu ‘Vaststelling opstellen’.")
        )
        return redirect(settlement.page_url(pk))
    context = {
        "heading": dutch("Vaststelling voorstellen"),
        "lead": dutch(
            "{uitkomst} Dit volgt uit het grootboek en de verantwoordingen. Vul aan wat"
            " daaruit niet blijkt. Het voorstel ligt daarna vast.",
            uitkomst=settlement.outcome_words(uitkering),
        ),
        "label": dutch("Vaststelling voorstellen"),
        "form": form,
        "breadcrumb": settlement.breadcrumb(uitkering, dutch("Voorstellen")),
        "back_url": settlement.page_url(pk),
        "back_label": dutch("Terug naar de vaststelling"),
    }
    return render(request, FORM, context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def proposal_act(request: AuthenticatedRequest, pk: int, verb: str) -> HttpResponse:
    """Do something with a proposal; a decision that was drafted is shown at once."""
    voorstel = get_object_or_404(voorstellen_visible_to(request.user), pk=pk)
    form = _form_of(request, PROPOSAL_ACTS.get(verb), voorstel)
    page = settlement.page_url(voorstel.uitkering_id)
    if form.is_valid() and (made := _result(form, pk, request)) is not None:
        messages.success(request, form.said)
        if isinstance(made, Beschikking):
            return redirect("disbursement:beschikking-detail", pk=made.pk)
        return redirect(page)
    trail = settlement.breadcrumb(voorstel.uitkering, form.label)
    return _shown(request, form, trail, page, dutch("Terug naar de vaststelling"))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def deviate(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Say why a decision has another amount than was proposed."""
    rows = beschikkingen_visible_to(request.user).select_related("uitkering__deal")
    beschikking = get_object_or_404(rows, pk=pk)
    form = _form_of(request, DeviateForm, beschikking)
    page = reverse("disbursement:beschikking-detail", args=[pk])
    if form.is_valid() and _result(form, pk, request) is not None:
        messages.success(request, form.said)
        return redirect(page)
    trail = settlement.breadcrumb(beschikking.uitkering, form.label)
    return _shown(request, form, trail, page, dutch("Terug naar {besluit}", besluit=beschikking))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def notice_act(request: AuthenticatedRequest, pk: int, verb: str) -> HttpResponse:
    """Record that the kassier was told, or that there is nothing to tell."""
    notice = get_object_or_404(notices_visible_to(request.user), pk=pk)
    papers = Verantwoording.objects.select_related("uitkering__deal")
    uitkering = get_object_or_404(papers, pk=notice.subject_id).uitkering
    form = _form_of(request, NOTICE_ACTS.get(verb), notice)
    page = settlement.page_url(uitkering.pk)
    if form.is_valid() and _result(form, pk, request) is not None:
        messages.success(request, form.said)
        return redirect(page)
    trail = settlement.breadcrumb(uitkering, form.label)
    return _shown(request, form, trail, page, dutch("Terug naar de vaststelling"))


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
    form = _form_of(request, kind, vordering)
    if form.is_valid() and _result(form, pk, request) is not None:
        messages.success(request, said_after(vorderingen_visible_to(request.user).get(pk=pk)))
        return redirect("disbursement:vordering-detail", pk=pk)
    trail = claim.breadcrumb(vordering, form.label)
    return _shown(request, form, trail, claim.claim_url(pk), dutch("Terug naar de vordering"))


def _form_of(request: AuthenticatedRequest, kind: type[ActForm] | None, row: Any) -> ActForm:
    if kind is None:
        raise Http404
    form = kind(request.POST if request.method == "POST" else None)
    form.tell(row)
    return form


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
