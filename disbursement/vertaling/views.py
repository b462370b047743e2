"""The translation for who may read the letter, and another attempt at making it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from disbursement.beschikking.selectors import beschikkingen_visible_to
from disbursement.vertaling import services
from disbursement.vertaling.selectors import stored_translation_of
from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.common.errors import DomainError
from regiodeals.common.words import dutch
from regiodeals.documents.handing_out import document_response


@login_required
@require_safe
def translation(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """The stored translation, byte for byte. Reading it is not opening the letter."""
    document = stored_translation_of(
        get_object_or_404(beschikkingen_visible_to(request.user), pk=pk)
    )
    try:
        return document_response(document)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect("disbursement:beschikking-detail", pk=pk)


@login_required
@require_POST
def retry(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """Have a translation made that was given up."""
    get_object_or_404(beschikkingen_visible_to(request.user), pk=pk)
    try:
        services.retry_translation(beschikking_id=pk, actor=request.user)
    except DomainError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, dutch("De vertaling wordt opnieuw gemaakt."))
    return redirect("disbursement:beschikking-detail", pk=pk)
