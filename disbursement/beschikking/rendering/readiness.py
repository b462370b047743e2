"""Whether a letter can be made of these facts; asked before they are signed and frozen."""

import unicodedata

from disbursement.beschikking.rendering.fact_texts import strings_of
from disbursement.beschikking.rendering.letter import letter_blocks
from disbursement.beschikking.rendering.letter_facts import LetterFacts
from regiodeals.common.words import dutch
from regiodeals.documents.pdf.assets import document_assets
from regiodeals.documents.pdf.errors import UnprintableCharacters


def require_printable(facts: LetterFacts) -> None:
    """Raise DomainError when these facts make no letter: they are frozen, so nobody could mend it.

    RequirementsUnmet says what contradicts or is missing, UnfilledBlock which text of the template
    lacks which value, UnprintableCharacters which field holds a character that the fonts of the
    letter do not have.
    """
    letter_blocks(facts)
    for path, text in strings_of(facts):
        if missing := set(unicodedata.normalize("NFC", text)) - document_assets().printable:
            raise UnprintableCharacters(missing, where=dutch("Het veld ‘{veld}’", veld=path))
