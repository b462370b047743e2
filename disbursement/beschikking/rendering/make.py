"""Make letters: the one that counts, stored once, and the one to look at beforehand."""

from django.conf import settings

from disbursement.beschikking.models import Beschikking
from disbursement.beschikking.rendering.letter import render_letter
from disbursement.beschikking.rendering.letter_facts import LetterFacts
from regiodeals.common import clock
from regiodeals.documents import services as documents
from regiodeals.documents.signature.pades import seal


def make_letter(beschikking_id: int) -> bool:
    """Render the frozen facts, seal the letter and store it; True when this call stored it."""
    beschikking = Beschikking.objects.only("facts", "document_id", "status").get(pk=beschikking_id)
    facts, document_id = beschikking.facts, beschikking.document_id
    if facts is None or document_id is None:
        return False

    def produce() -> bytes:
        return seal(render_letter(facts, watermark=settings.LETTER_WATERMARK), at=clock.now())

    return documents.fulfil(document_id, produce)


def render_preview(facts: LetterFacts) -> bytes:
    """The letter with CONCEPT across it; nothing is stored."""
    return render_letter(facts, watermark="CONCEPT")
