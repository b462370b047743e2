"""Whether a text may become part of a mail; asked at every save, and of all texts together."""

import re
import unicodedata
from collections.abc import Iterator, Mapping

from regiodeals.common.errors import DomainError, InvalidInput, RequirementsUnmet
from regiodeals.common.wording import language, rich_text
from regiodeals.common.words import dutch
from regiodeals.mail.models import AMOUNT_SIGNS
from regiodeals.mail.wording.filling import LONGEST_SUBJECT
from regiodeals.mail.wording.parts import Block, Look, Mail, Shape

LONGEST = {Shape.TEXT: 4_000, Shape.SENTENCE: 1_000, Shape.LINE: 150}


def checked(mail: Mail, block: Block, text: str) -> str:
    """The text as it is kept.

    Raises InvalidInput with one sentence for what is wrong with it.
    """
    longest = LONGEST.get(block.shape, LONGEST_SUBJECT)
    kept = rich_text.normalised(unicodedata.normalize("NFC", text))
    if not kept:
        raise InvalidInput(dutch("Dit blok is leeg. Schrijf de tekst."))
    if len(kept) > longest:
        raise InvalidInput(
            dutch(
                "Deze tekst heeft {aantal} tekens. Gebruik er ten hoogste {hoogstens}.",
                aantal=len(kept),
                hoogstens=longest,
            )
        )
    if not all(sign.isprintable() or sign in "\n\xa0" for sign in kept):
        raise InvalidInput(
            dutch("In deze tekst staat een teken dat niet te zien is. Haal het weg.")
        )
    if tag := rich_text.tag_in(kept):
        raise InvalidInput(
            dutch(
                "‘{stuk}’ lijkt op HTML. Schrijf **vet** en *cursief* zo; een lijst begint"
                " met - of 1.",
                stuk=tag,
            )
        )
    _require_shape(mail, block, kept)
    language.require_known(kept, mail.names_for(block))
    language.require_present(kept, block.required)
    _require_places(mail, kept)
    return kept


def require_whole(mail: Mail, texts: Mapping[str, str]) -> None:
    """Raise RequirementsUnmet with a sentence per block that is missing, unknown or not right."""
    if reasons := list(_gaps(mail, texts)):
        raise RequirementsUnmet(reasons)


def _gaps(mail: Mail, texts: Mapping[str, str]) -> Iterator[str]:
    for block in mail.blocks:
        try:
            checked(mail, block, texts.get(block.name, ""))
        except DomainError as error:
            yield dutch("Blok ‘{blok}’: {wat}", blok=block.title, wat=str(error))


def _require_shape(mail: Mail, block: Block, kept: str) -> None:
    if block.shape is Shape.TEXT:
        return
    if not rich_text.is_one_line(kept):
        what = dutch("De onderwerpregel") if block.shape is Shape.SUBJECT else dutch("Dit blok")
        raise InvalidInput(
            dutch("{wat} is één regel. Haal de nieuwe regel of het lijstteken weg.", wat=what)
        )
    if block.shape is not Shape.SUBJECT:
        return
    if re.search(AMOUNT_SIGNS, kept):
        raise InvalidInput(dutch("In een onderwerpregel staat geen bedrag: die is zo te lezen."))
    if rich_text.STRONG.search(kept) or rich_text.EMPHASIS.search(kept):
        raise InvalidInput(dutch("Een onderwerpregel kan niet vet of cursief zijn. Haal de * weg."))
    named = language.field_names(kept)
    for field in mail.fields:
        if field.name in named and field.look is not Look.PLAIN:
            raise InvalidInput(
                dutch(
                    "Het veld ‘{veld}’ kan niet in de onderwerpregel: het is een {soort}.",
                    veld=field.name,
                    soort=field.look.value,
                )
            )


def _require_places(mail: Mail, kept: str) -> None:
    """A link ends its paragraph and a list is one, or plain text would glue them to a sentence."""
    for field in mail.fields:
        here = rf"\{{\{{[ \xa0]*{field.name}[ \xa0]*\}}\}}"
        if field.look is Look.LINK and re.search(rf"{here}(?!\n\n|\Z)", kept):
            raise InvalidInput(
                dutch(
                    "Zet {{{{ {veld} }}}} aan het einde van een alinea, zonder punt erachter.",
                    veld=field.name,
                )
            )
        if field.look is Look.LIST and re.search(
            rf"(?<!\n\n)(?<!\A){here}|{here}(?!\n\n|\Z)", kept
        ):
            raise InvalidInput(
                dutch("{{{{ {veld} }}}} is een lijst: maak er een alinea van.", veld=field.name)
            )
