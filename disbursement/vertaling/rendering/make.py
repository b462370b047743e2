"""Make a translation: after its letter, from the same frozen facts, stored once."""

from django.conf import settings

from disbursement.beschikking.models import Beschikking
from disbursement.beschikking.rendering.make import make_letter
from disbursement.vertaling.models import Vertaling
from disbursement.vertaling.rendering.translation import render_translation
from regiodeals.documents import services as documents
from regiodeals.documents.models import Document


def make_translation(vertaling_id: int) -> bool:
    """Render and store it; True when this call did.

    The letter comes first. When no worker has it yet, it is made here; when another worker has it
    or it fails, the translation stays open, and the sweep comes back for it.
    """
    row = Vertaling.objects.get(pk=vertaling_id)
    letter = Document.objects.filter(beschikking=row.beschikking_id)
    if not letter.filter(stored_at__isnull=False).exists():
        make_letter(row.beschikking_id)
    if not letter.filter(stored_at__isnull=False).exists():
        return False
    return documents.fulfil(row.document_id, lambda: _content(row.beschikking_id))


def _content(beschikking_id: int) -> bytes:
    """The file; neither sealed nor carrying the decision, so that nothing takes it for one."""
    facts = Beschikking.objects.only("facts", "status").get(pk=beschikking_id).facts
    if facts is None:
        raise RuntimeError("Only a signed decision is translated.")
    return render_translation(facts, watermark=settings.LETTER_WATERMARK)
