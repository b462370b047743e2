"""The facts of a letter in, an English courtesy translation as a PDF out."""

from datetime import UTC, datetime

from disbursement.beschikking.rendering.letter_facts import LetterFacts
from disbursement.vertaling.rendering.texts import translation_texts
from regiodeals.common.errors import RequirementsUnmet
from regiodeals.common.words import dutch
from regiodeals.documents.on_paper import on_paper
from regiodeals.documents.pdf.engine import shared_engine

STYLESHEETS = ("asset:css/beschikking.css", "asset:css/vertaling.css")
# The wording that these templates translate: version 1, the text that comes with the program.
TRANSLATED_VERSION = 1


def render_translation(facts: LetterFacts, *, watermark: str | None = None) -> bytes:
    """The translation as PDF/A-3a and PDF/UA-1; same facts, same bytes.

    Raises RequirementsUnmet for a letter under European law, and for one whose wording is a
    version that nobody translated: what may differ from the decision is worse than nothing.
    """
    _require_translatable(facts)
    texts = translation_texts(facts, watermark=watermark)
    html = on_paper(template_of(facts), {"t": texts, "f": texts["f"]})
    return shared_engine().render(
        html,
        stylesheets=STYLESHEETS,
        watermark=watermark,
        created=datetime.fromisoformat(facts["datum"]).replace(tzinfo=UTC),
    )


def template_of(facts: LetterFacts) -> str:
    """The template of this kind of decision."""
    return f"documents/vertaling/{facts['soort'].replace(' ', '_')}.html"


def _require_translatable(facts: LetterFacts) -> None:
    if facts["regime"] != "BU":
        raise RequirementsUnmet(
            [dutch("Alleen een brief voor Caribisch Nederland krijgt een vertaling.")]
        )
    number = int(facts["sjabloonversie"].rpartition("@")[2])
    if number != TRANSLATED_VERSION:
        raise RequirementsUnmet(
            [
                dutch(
                    "Van de tekst {versie} is er nog geen Engelse vertaling. Stuur de"
                    " geadresseerde zelf een vertaling, als die daarom vraagt.",
                    versie=facts["sjabloonversie"],
                )
            ]
        )
