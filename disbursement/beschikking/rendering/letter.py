"""One letter: facts in, a PDF with the same facts inside out."""

import json
from datetime import UTC, datetime

from django.utils.html import escape

from disbursement.beschikking.rendering.consistency import check_consistency
from disbursement.beschikking.rendering.fact_texts import strings_of
from disbursement.beschikking.rendering.letter_facts import LetterFacts
from disbursement.beschikking.rendering.letter_picture import ADDRESS, picture_of
from disbursement.beschikking.rendering.letter_wording import with_wording, wording_of
from disbursement.beschikking.rendering.presentation import letter_texts
from disbursement.beschikking.rendering.shared_texts import Texts
from disbursement.sjabloon.rendering.wording import Wording
from regiodeals.common.citations import cited
from regiodeals.common.errors import RequirementsUnmet
from regiodeals.common.words import dutch
from regiodeals.documents.on_paper import on_paper
from regiodeals.documents.pdf.engine import shared_engine
from regiodeals.documents.pdf.errors import UnprintableCharacters
from regiodeals.documents.pdf.finisher import EmbeddedFile

STYLESHEET = "asset:css/beschikking.css"
FACTS_NAME = "beschikking.json"


def render_letter(
    facts: LetterFacts, *, watermark: str | None = None, wording: Wording | None = None
) -> bytes:
    """The letter as PDF/A-3a and PDF/UA-1 with the facts embedded; same facts, same bytes.

    Its wording is the version that the facts pin, unless another one is tried out. Raises
    DomainError, with sentences for the user, when the facts contradict themselves, when a text
    cannot be filled in or when something cannot be printed.
    """
    texts = letter_blocks(facts, watermark=watermark, wording=wording)
    return print_letter(facts, letter_html(facts, texts), watermark=watermark)


def letter_blocks(
    facts: LetterFacts, *, watermark: str | None = None, wording: Wording | None = None
) -> Texts:
    """Every text of the letter, the wording filled in."""
    check_consistency(facts)
    texts = letter_texts(facts, watermark=watermark)
    texts["kop"]["beeldmerk"] = ADDRESS if picture_of(facts) else ""
    return with_wording(texts, facts["soort"], wording or wording_of(facts))


def letter_html(facts: LetterFacts, texts: Texts) -> str:
    """The letter before it is printed; raises RequirementsUnmet without a remedy clause."""
    html = on_paper(template_of(facts), {"b": texts})
    require_remedy_clause(html, texts)
    return html


def print_letter(facts: LetterFacts, html: str, *, watermark: str | None) -> bytes:
    """The PDF, with the facts inside."""
    embedded = EmbeddedFile(FACTS_NAME, canonical_json(facts), "De beschikking als gegevens")
    try:
        return shared_engine().render(
            html,
            stylesheets=[STYLESHEET],
            attachments=[embedded],
            watermark=watermark,
            pictures={ADDRESS: picture} if (picture := picture_of(facts)) else {},
            created=datetime.fromisoformat(facts["datum"]).replace(tzinfo=UTC),
        )
    except UnprintableCharacters as error:
        raise _located(error, facts) from error


def template_of(facts: LetterFacts) -> str:
    """The template of this kind of decision."""
    return f"documents/beschikking_{facts['soort'].replace(' ', '_')}.html"


def require_remedy_clause(html: str, texts: Texts) -> None:
    """Raise RequirementsUnmet when the letter does not say until when one may object, and where.

    Whatever happens to the wording: Awb 3:45 and WarBES 16 lid 4 want it in every decision. The
    clause itself is asked: the same day or address may stand elsewhere for another reason.
    """
    clause = texts["tekst"].get("rechtsmiddel", "")
    values = (texts["rechtsmiddel"]["laatste_dag"], texts["rechtsmiddel"]["adres"])
    is_said = "bezwaar" in clause and all(value and escape(value) in clause for value in values)
    if not is_said or clause not in html:
        law = "WarBES, artikel 16 lid 4" if texts["bu"] else "Awb, artikel 3:45"
        raise RequirementsUnmet(
            [
                dutch(
                    "De brief zegt niet hoe en tot wanneer de geadresseerde bezwaar kan maken"
                    " ({wet}).",
                    wet=cited(law),
                )
            ]
        )


def canonical_json(facts: LetterFacts) -> bytes:
    """The one way to write these facts: sorted keys, no spaces, UTF-8; floats do not occur."""
    text = json.dumps(
        facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return text.encode()


def _located(error: UnprintableCharacters, facts: LetterFacts) -> UnprintableCharacters:
    """The same refusal with the field that holds the character."""
    for path, text in strings_of(facts):
        if found := set(text) & set(error.characters):
            return UnprintableCharacters(found, where=f"Het veld ‘{path}’")
    return error
