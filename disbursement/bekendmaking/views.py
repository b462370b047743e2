"""The letter for who may read it, and the acts around its sending."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from disbursement.bekendmaking import services
from disbursement.bekendmaking.forms import CorrectPostingForm, PostingForm
from disbursement.bekendmaking.rendering import too_late
from disbursement.bekendmaking.selectors import is_posted
from disbursement.bekendmaking.sending import page_of
from disbursement.beschikking.models import Beschikking
from disbursement.beschikking.selectors import beschikkingen_visible_to
from regiodeals import dossier
from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.common.errors import DomainError, InvalidInput
from regiodeals.common.words import dutch
from regiodeals.documents.handing_out import document_response


@login_required
@require_safe
def letter(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """The stored letter, byte for byte; it is never rendered again.

    That the addressee opened it is a fact like others that a server notes of a visit: the page
    shows the same before and after. Asking for the headers alone opens nothing.
    """
    beschikking = _visible(request, pk)
    try:
        letter = document_response(beschikking.document)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect("disbursement:beschikking-detail", pk=pk)
    if request.method == "GET":
        services.record_opening(beschikking=beschikking, reader=request.user)
    return letter


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def post(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Write down, or correct, on which day the letter went by post; what was typed stays."""
    beschikking = _visible(request, pk)
    typed = request.POST if request.method == "POST" else None
    form = CorrectPostingForm(typed) if is_posted(beschikking) else PostingForm(typed)
    if not form.is_valid():
        return _posting_page(request, beschikking, form)
    try:
        _write_posting(request, pk, form)
    except InvalidInput as error:
        form.add_error("dag", str(error))
        return _posting_page(request, beschikking, form)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, dutch("De dag van verzending is vastgelegd."))
    return _back(pk)


@login_required
@require_POST
def send_again(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Send the mail that did not arrive once more."""
    _visible(request, pk)
    try:
        services.send_again(beschikking_id=pk, actor=request.user)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, dutch("De mail wordt opnieuw verstuurd."))
    return _back(pk)


def _visible(request: AuthenticatedRequest, pk: int) -> Beschikking:
    return get_object_or_404(beschikkingen_visible_to(request.user), pk=pk)


def _write_posting(request: AuthenticatedRequest, pk: int, form: PostingForm) -> None:
    day = form.cleaned_data["dag"]
    if isinstance(form, CorrectPostingForm):
        reason = form.cleaned_data["reden"]
        services.correct_posting(
            beschikking_id=pk, posted_on=day, reason=reason, actor=request.user
        )
    else:
        services.register_posting(beschikking_id=pk, posted_on=day, actor=request.user)


def _posting_page(
    request: AuthenticatedRequest, beschikking: Beschikking, form: PostingForm
) -> HttpResponse:
    context = {
        "beschikking": beschikking,
        "form": form,
        "is_correction": isinstance(form, CorrectPostingForm),
        "notices": [
            (panel, shown)
            for panel in dossier.panels("posting")
            if (shown := panel.context(beschikking, request.user)) is not None
        ],
        "too_late": too_late(beschikking),
        "back_url": page_of(beschikking.pk),
    }
    return render(request, "disbursement/bekendmaking/posting.html", context)


def _back(pk: int) -> HttpResponse:
    return redirect(f"{page_of(pk)}#bekendmaking")
