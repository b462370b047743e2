"""Files as a region brings them, and one that stands in a rapportage already."""

import zipfile
from io import BytesIO
from typing import Any

from PIL import Image

from monitoring.bijlage import services
from monitoring.bijlage.models import Bijlage
from monitoring.rapportage.models import Rapportage
from regiodeals.accounts.models import User
from regiodeals.documents import services as documents
from regiodeals.documents.models import Kind
from tests import builders
from tests.remembering import remembered

PDF = b"%PDF-1.7\n1 0 obj\nendobj\n%%EOF\n"
WORDS = "Leerlingen metselen een muur in de nieuwe werkplaats."


def photo(kind: str = "JPEG", size: tuple[int, int] = (60, 40), **options: Any) -> bytes:
    """A picture as a camera makes it, when told with what it writes beside the pixels."""
    written = BytesIO()
    Image.new("RGB", size, "green").save(written, kind, **options)
    return written.getvalue()


def zipped(parts: dict[str, bytes | str]) -> bytes:
    """A zip with these parts."""
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return written.getvalue()


def office(part: str = "word/document.xml", more: dict[str, bytes] | None = None) -> bytes:
    """An office file as far as its parts tell."""
    return zipped({"[Content_Types].xml": "<Types/>", part: "<x/>", **(more or {})})


@remembered
def added(report: Rapportage, actor: User, **given: Any) -> Bijlage:
    """Somebody adds a photo."""
    values = {"name": "IMG_1.jpg", "content": photo(), "text": WORDS} | given
    return services.add_bijlage(rapportage_id=report.pk, actor=actor, **values)


def file_in(report: Rapportage, name: str = "plan.pdf") -> Bijlage:
    """A file in a rapportage that stays in its own state."""
    found: Bijlage | None = report.bijlagen.filter(document__filename=name).first()
    if found is not None:
        return found
    document = documents.keep(
        kind=Kind.BIJLAGE, filename=name, content_type="application/pdf", content=PDF, by=None
    )
    return Bijlage.objects.create(
        rapportage=report,
        document=document,
        is_picture=False,
        text="Het plan.",
        added_at=builders.NOW,
        added_by=report.opened_by,
        is_scan_wanted=False,
    )
