"""Pages of the bezwaar."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from disbursement.beschikking.selectors import beschikkingen_visible_to
from disbursement.bezwaar import services
from disbursement.bezwaar.forms import ACTS, RegisterForm
from disbursement.bezwaar.rendering import breadcrumb, detail, list_row
from disbursement.bezwaar.selectors import bezwaar_for_page, pending_bezwaren
from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.common.errors import DomainError, DoneBefore
from regiodeals.common.words import dutch, joined

PAGE_SIZE = 25


@login_required
@require_safe
def bezwaar_list(request: AuthenticatedRequest) -> HttpResponse:
    """What is still to be decided, the oldest first."""
    found = pending_bezwaren(request.user)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("pagina"))
    context = {"page": page, "rows": [list_row(bezwaar) for bezwaar in page]}
    return render(request, "disbursement/bezwaar/list.html", context)


@login_required
@require_safe
def bezwaar_detail(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """One bezwaar: its clock, what was done, and what can be done now."""
    bezwaar = get_object_or_404(bezwaar_for_page(request.user), pk=pk)
    return render(request, "disbursement/bezwaar/detail.html", detail(bezwaar, request.user))


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def register(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Write down that somebody objects; what was typed stays when it is refused."""
    beschikking = get_object_or_404(beschikkingen_visible_to(request.user), pk=pk)
    typed = request.POST if request.method == "POST" else None
    form = RegisterForm(typed, beschikking=beschikking)
    if form.is_valid():
        try:
            bezwaar = services.register_bezwaar(
                beschikking_id=pk,
                objection=form.objection(),
                actor=request.user,
                form_key=form.cleaned_data["formulier"],
            )
        except DoneBefore as error:
            messages.info(request, str(error))
            return redirect("disbursement:bezwaar-detail", pk=error.pk)
        except DomainError as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request,
                dutch(
                    "{bezwaar} is vastgelegd: {op_tijd}.",
                    bezwaar=str(bezwaar),
                    op_tijd=bezwaar.timeliness,
                ),
            )
            return redirect("disbursement:bezwaar-detail", pk=bezwaar.pk)
    deal = beschikking.uitkering.deal
    context = {
        "heading": dutch("Bezwaar vastleggen"),
        "lead": dutch(
            "Tegen {besluit}, {deal}. Wat u vastlegt, kunt u niet meer wijzigen.",
            besluit=beschikking,
            deal=deal,
        ),
        "label": dutch("Bezwaar vastleggen"),
        "form": form,
        "breadcrumb": [
            {"label": deal.name, "url": reverse("regiodeals:deal-detail", args=[deal.pk])},
            {"label": str(beschikking), "url": _url("beschikking-detail", pk)},
            {"label": dutch("Bezwaar vastleggen")},
        ],
        "back_url": _url("beschikking-detail", pk),
        "back_label": dutch("Terug naar {besluit}", besluit=beschikking),
    }
    return render(request, "disbursement/bezwaar/form.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def act(request: AuthenticatedRequest, pk: int, verb: str) -> HttpResponse:
    """Do something with a bezwaar; what was typed stays when it is refused."""
    bezwaar = get_object_or_404(bezwaar_for_page(request.user), pk=pk)
    if verb not in ACTS:
        raise Http404
    data = request.POST if request.method == "POST" else None
    form = ACTS[verb](data, bezwaar=bezwaar)
    if form.is_valid() and _done(request, form, pk):
        return redirect("disbursement:bezwaar-detail", pk=pk)
    context = {
        "heading": form.heading,
        "lead": joined(
            " ",
            (
                dutch(
                    "{bezwaar}, tegen {besluit}.", bezwaar=str(bezwaar), besluit=bezwaar.beschikking
                ),
                form.says,
            ),
        ).rstrip(),
        "label": form.heading,
        "form": form,
        "breadcrumb": breadcrumb(bezwaar),
        "back_url": _url("bezwaar-detail", pk),
        "back_label": dutch("Terug naar het bezwaar"),
    }
    return render(request, "disbursement/bezwaar/form.html", context)


def _done(request: AuthenticatedRequest, form: Form, pk: int) -> bool:
    """Whether the act succeeded; a refusal stands in the form."""
    try:
        form.act(pk, request.user)  # type: ignore[attr-defined]
    except DomainError as error:
        form.add_error(None, str(error))
        return False
    said: str = form.done_words or dutch("Vastgelegd: {wat}.", wat=form.heading)  # type: ignore[attr-defined]
    messages.success(request, said)
    return True


def _url(name: str, pk: int) -> str:
    return reverse(f"disbursement:{name}", args=[pk])
