"""Whether a text may become part of a letter; asked at every save, and of all texts together."""

import unicodedata
from collections.abc import Iterator, Mapping

from disbursement.sjabloon.rendering.catalogue import Block, Catalogue, Shape
from regiodeals.common.errors import DomainError, InvalidInput, RequirementsUnmet
from regiodeals.common.wording import language, rich_text
from regiodeals.common.wording.rich_text import normalised
from regiodeals.common.words import dutch, joined
from regiodeals.documents.pdf.assets import document_assets
from regiodeals.documents.pdf.errors import UnprintableCharacters

LONGEST = {Shape.TEXT: 4_000, Shape.LINE: 1_000, Shape.SENTENCE: 1_000}


def checked(catalogue: Catalogue, block: Block, text: str) -> str:
    """The text as it is kept.

    Raises DomainError with one sentence for what is wrong with it.
    """
    if len(text) > LONGEST[block.shape]:
        raise InvalidInput(
            dutch(
                "Deze tekst heeft {lengte} tekens. Gebruik er ten hoogste {aantal}.",
                lengte=len(text),
                aantal=LONGEST[block.shape],
            )
        )
    kept = normalised(unicodedata.normalize("NFC", text))
    if not kept:
        raise InvalidInput(empty_sentence(block))
    if missing := set(kept) - document_assets().printable:
        raise UnprintableCharacters(missing, where=dutch("Deze tekst"))
    if tag := rich_text.tag_in(kept):
        raise InvalidInput(
            dutch(
                "‘{teken}’ lijkt op HTML. Schrijf **vet** en *cursief* zo; een lijst begint met -"
                " of 1.",
                teken=tag,
            )
        )
    if block.shape is not Shape.TEXT and not rich_text.is_one_line(kept):
        raise InvalidInput(
            dutch("Dit blok is één regel. Haal de nieuwe regel of het lijstteken weg.")
        )
    language.require_known(kept, catalogue.names_for(block))
    language.require_present(kept, block.required)
    return kept


def require_whole(catalogue: Catalogue, texts: Mapping[str, str]) -> None:
    """Raise RequirementsUnmet with a sentence per block that is missing, unknown or not right."""
    reasons = list(_gaps(catalogue, texts))
    if reasons:
        raise RequirementsUnmet(reasons)


def _gaps(catalogue: Catalogue, texts: Mapping[str, str]) -> Iterator[str]:
    for name in sorted(set(texts) - set(catalogue.block_names)):
        yield dutch("Het blok ‘{naam}’ hoort niet in dit sjabloon.", naam=name)
    for block in catalogue.blocks:
        try:
            checked(catalogue, block, texts.get(block.name, ""))
        except DomainError as error:
            yield dutch("Blok ‘{titel}’: {fout}", titel=block.title, fout=error)


def empty_sentence(block: Block) -> str:
    """What is said of a block without text; with the article that wants it."""
    law = [joined("", (block.law, "."))] if block.law else []
    return joined(" ", (dutch("Dit blok is leeg."), *law, dutch("Schrijf de tekst.")))
