"""One letter: facts in, a PDF with the same facts inside out."""

import json
from datetime import UTC, datetime

from django.template.loader import render_to_string

from disbursement.beschikking.rendering.consistency import check_consistency
from disbursement.beschikking.rendering.fact_texts import strings_of
from disbursement.beschikking.rendering.letter_facts import LetterFacts
from disbursement.beschikking.rendering.presentation import letter_texts
from regiodeals.documents.pdf.engine import shared_engine
from regiodeals.documents.pdf.errors import UnprintableCharacters
from regiodeals.documents.pdf.finisher import EmbeddedFile

TEMPLATE = "documents/beschikking_verlening.html"
STYLESHEET = "asset:css/beschikking.css"
FACTS_NAME = "beschikking.json"


def render_letter(facts: LetterFacts, *, watermark: str | None = None) -> bytes:
    """The letter as PDF/A-3a and PDF/UA-1 with the facts embedded; same facts, same bytes.

    Raises DomainError, with sentences for the user, when the facts contradict themselves or hold
    what cannot be printed.
    """
    check_consistency(facts)
    html = render_to_string(TEMPLATE, {"b": letter_texts(facts, watermark=watermark)})
    embedded = EmbeddedFile(FACTS_NAME, canonical_json(facts), "De beschikking als gegevens")
    try:
        return shared_engine().render(
            html,
            stylesheets=[STYLESHEET],
            attachments=[embedded],
            watermark=watermark,
            created=datetime.fromisoformat(facts["datum"]).replace(tzinfo=UTC),
        )
    except UnprintableCharacters as error:
        raise _located(error, facts) from error


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
