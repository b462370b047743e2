"""Make the papers of an overleg from what was frozen, stored once."""

from django.conf import settings

from monitoring.overleg.models import Vergaderstuk
from monitoring.overleg.rendering.pack import render_pack
from regiodeals.documents import services as documents


def make_pack(vergaderstuk_id: int) -> bool:
    """Render and store the papers; True when this call did."""
    row = Vergaderstuk.objects.select_related("by").get(pk=vergaderstuk_id)
    return documents.fulfil(
        row.document_id, lambda: render_pack(row, watermark=settings.LETTER_WATERMARK)
    )
