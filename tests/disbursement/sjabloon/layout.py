"""The plainest letter there is: block after block, printed by the engine of the letters."""

from datetime import UTC, datetime
from io import BytesIO

import pikepdf

from disbursement.sjabloon.rendering.trial import Maker, TrialLetter
from disbursement.sjabloon.rendering.wording import Wording
from regiodeals.documents.pdf.engine import shared_engine

STYLE = "asset:css/beschikking.css"


def values_of(wording: Wording) -> dict[str, str]:
    """The example of each field."""
    return {field.name: field.example for field in wording.catalogue.fields}


def html_of(wording: Wording) -> str:
    """All blocks in the order of the catalogue."""
    body = "".join(f"<div>{text}</div>" for text in wording.filled(values_of(wording)).values())
    return f'<html lang="nl"><head><title>Proefbrief</title></head><body>{body}</body></html>'


def pdf_of(html: str) -> bytes:
    """What the engine makes of it."""
    return shared_engine().render(
        html, stylesheets=[STYLE], created=datetime(2024, 12, 5, tzinfo=UTC)
    )


def makers(_instrument: str, wording: Wording) -> dict[str, Maker]:
    """One trial letter."""

    def make() -> TrialLetter:
        html = html_of(wording)
        pdf = pdf_of(html)
        with pikepdf.open(BytesIO(pdf)) as opened:
            pages = len(opened.pages)
        return TrialLetter(pdf, pages, html, wording.filled(values_of(wording)))

    return {"gewoon": make}
