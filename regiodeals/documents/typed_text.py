"""Text as somebody typed or pasted it: kept in one form, and refused when no document prints it."""

import unicodedata

from regiodeals.common.errors import InvalidInput
from regiodeals.common.words import dutch, joined
from regiodeals.documents.pdf.assets import document_assets
from regiodeals.documents.pdf.errors import UnprintableCharacters

WITHOUT_IT = dutch("Haal dat teken weg en bewaar opnieuw.")


def as_kept(text: str) -> str:
    """Composed signs, one kind of line end, no space around."""
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").strip())


def unprintable_in(text: str) -> set[str]:
    """The signs that no document can print."""
    return set(text) - document_assets().printable


def require_printable(text: str) -> None:
    """Raise InvalidInput for a sign that no document can print, while it can still be changed."""
    if missing := unprintable_in(text):
        raise InvalidInput(
            joined(
                " ", (str(UnprintableCharacters(missing, where=dutch("Deze tekst"))), WITHOUT_IT)
            )
        )
