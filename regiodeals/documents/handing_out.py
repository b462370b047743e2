"""A document that was made here, handed out byte for byte to who was let in."""

from django.http import Http404, HttpResponse

from regiodeals.documents import store
from regiodeals.documents.models import Document


def document_response(document: Document | None) -> HttpResponse:
    """Its answer, which a browser opens; a 404 while there is none.

    Raises DomainError when the store has other bytes, or none.
    """
    if document is None or not document.is_stored:
        raise Http404
    content = store.get(document.sha256)
    response = HttpResponse(content, content_type=document.content_type)
    response["Content-Disposition"] = f'inline; filename="{document.filename}"'
    return response
