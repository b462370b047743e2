"""The translation for who may read the letter, and another attempt at making it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST, require_safe

from disbursement.beschikking.selectors import beschikkingen_visible_to
from disbursement.vertaling import services
from disbursement.vertaling.selectors import stored_translation_of
from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.common.errors import DomainError
from regiodeals.documents import store


@login_required
@require_safe
def translation(request: AuthenticatedRequest, pk: int) -> HttpResponse:
    """The stored translation, byte for byte. Reading it is not opening the letter."""
    document = stored_translation_of(
        get_object_or_404(beschikkingen_visible_to(request.user), pk=pk)
    )
    if document is None:
        raise Http404
    try:
        content = store.get(document.sha256)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect("disbursement:beschikking-detail", pk=pk)
    response = HttpResponse(content, content_type=document.content_type)
    response["Content-Disposition"] = f'inline; filename="{document.filename}"'
    return response


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
        messages.success(request, "De vertaling wordt opnieuw gemaakt.")
    return redirect("disbursement:beschikking-detail", pk=pk)
