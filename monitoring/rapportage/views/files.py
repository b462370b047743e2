"""A stored document of a rapportage, for who was let in."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from regiodeals.accounts.http import AuthenticatedRequest
from regiodeals.common.errors import DomainError
from regiodeals.documents.handing_out import document_response
from regiodeals.documents.models import Document


def file_of(request: AuthenticatedRequest, pk: int, document: Document | None) -> HttpResponse:
    """The bytes as they were stored; a 404 while there are none."""
    try:
        return document_response(document)
    except DomainError as error:
        messages.error(request, str(error))
        return redirect("monitoring:rapportage-detail", pk)
