"""Make the documents of a rapportage from what was frozen, stored once."""

from django.conf import settings

from monitoring.rapportage.models import Akkoord, Indiening
from monitoring.rapportage.rendering.receipt import render_receipt
from monitoring.rapportage.rendering.report import render_report
from regiodeals.documents import services as documents


def make_receipt(indiening_id: int) -> bool:
    """Render and store the receipt; True when this call did."""
    row = Indiening.objects.select_related("by", "rapportage__deal").get(pk=indiening_id)
    return documents.fulfil(
        row.receipt_id, lambda: render_receipt(row, watermark=settings.LETTER_WATERMARK)
    )


def make_report(akkoord_id: int) -> bool:
    """Render and store what was accepted; True when this call did."""
    row = Akkoord.objects.select_related("indiening__by", "by").get(pk=akkoord_id)
    return documents.fulfil(
        row.document_id, lambda: render_report(row, watermark=settings.LETTER_WATERMARK)
    )
