"""What happens to a PDF after WeasyPrint drew it and before its bytes exist."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import pydyf

from regiodeals.documents.pdf import inspection, writer, xmp
from regiodeals.documents.pdf.errors import UnexpectedContent

if TYPE_CHECKING:
    from weasyprint import Attachment, Document


@dataclass(frozen=True)
class EmbeddedFile:
    """A file that travels inside the PDF; `relationship` is one of PDF's own words."""

    name: str
    content: bytes
    description: str
    relationship: str = "Data"

    def attachment(self, moment: datetime) -> "Attachment":
        """The same for WeasyPrint, dated `moment`."""
        from weasyprint import Attachment

        return Attachment(
            string=self.content,
            name=self.name,
            description=self.description,
            relationship=self.relationship,
            created=moment,
            modified=moment,
        )


class Finisher:
    """WeasyPrint's finisher hook: claims PDF/UA, inspects, and writes the bytes to `output`.

    WeasyPrint writes the file itself after this hook. The objects are taken out first, so that it
    writes an empty file, to `nowhere`.
    """

    def __init__(self, files: Sequence[EmbeddedFile], font_families: frozenset[str]) -> None:
        self._names = [file.name for file in files]
        self._font_families = font_families
        self.nowhere = _Nowhere()
        self.output = b""

    def __call__(self, _document: "Document", pdf: pydyf.PDF) -> None:
        found = inspection.findings(
            pdf, embedded_names=self._names, font_families=self._font_families
        )
        if found:
            raise UnexpectedContent(found)
        xmp.claim_pdf_ua(pdf)
        _name_each_file_once(pdf)
        self.output = writer.serialise(pdf)
        del pdf.objects[1:]


class _Nowhere:
    """A file that forgets what is written to it."""

    def write(self, content: bytes) -> int:
        """Forget `content`."""
        return len(content)


def _name_each_file_once(pdf: pydyf.PDF) -> None:
    """WeasyPrint lists an embedded file twice among the associated files of the document."""
    if "AF" in pdf.catalog:
        pdf.catalog["AF"] = pydyf.Array(dict.fromkeys(pdf.catalog["AF"]))
