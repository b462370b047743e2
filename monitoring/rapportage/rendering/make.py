"""Make the documents of a rapportage from what was frozen, stored once."""

from django.conf import settings

from monitoring.rapportage.models import Indiening
from monitoring.rapportage.rendering.receipt import render_receipt
from regiodeals.documents import services as documents


def make_receipt(indiening_id: int) -> bool:
    """Render and store the receipt; True when this call did."""
    row = Indiening.objects.select_related("by", "rapportage__deal").get(pk=indiening_id)
    return documents.fulfil(
        row.receipt_id, lambda: render_receipt(row, watermark=settings.LETTER_WATERMARK)
    )
