"""Make the PDF of an adopted report to parliament from what was frozen, stored once."""

from django.conf import settings

from monitoring.kamer.models import Kamerrapportage
from monitoring.kamer.rendering.paper import render_paper
from regiodeals.documents import services as documents


def make_report(report_id: int) -> bool:
    """Render and store it; True when this call did. What is in concept has nothing to make."""
    row = Kamerrapportage.objects.select_related("adopted_by").get(pk=report_id)
    if row.document_id is None:
        return False
    return documents.fulfil(
        row.document_id, lambda: render_paper(row, watermark=settings.LETTER_WATERMARK)
    )
