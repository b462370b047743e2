"""A stored document of a rapportage, for who was let in."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect

from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.common.errors import DomainError
from regiodeals.documents import store
from regiodeals.documents.models import Document


def file_of(request: AuthenticatedRequest, pk: int, document: Document | None) -> HttpResponse:
    """The bytes as they were stored; a 404 while there are none."""
    if document is None:
        raise Http404
    try:
        content = store.get(document.sha256)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect("monitoring:rapportage-detail", pk)
    response = HttpResponse(content, content_type=document.content_type)
    response["Content-Disposition"] = f'inline; filename="{document.filename}"'
    return response
