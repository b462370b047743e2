"""The receipt of what was handed in, as a PDF."""

from django.utils.text import capfirst

from monitoring.rapportage.models import Indiening
from monitoring.rapportage.rendering.data import name_in
from monitoring.rapportage.rendering.files import files_in
from monitoring.rapportage.rendering.moments import moment_words, term_words, zone_words
from regiodeals.documents.on_paper import on_paper
from regiodeals.documents.pdf.engine import shared_engine

STYLESHEETS = ("asset:css/rapportage.css",)


def render_receipt(row: Indiening, *, watermark: str | None = None) -> bytes:
    """The receipt as PDF/A-3a and PDF/UA-1; the same handing in gives the same bytes."""
    html = on_paper("documents/rapportage/ontvangstbewijs.html", receipt_texts(row))
    return shared_engine().render(
        html, stylesheets=STYLESHEETS, watermark=watermark, created=row.at
    )


def receipt_texts(row: Indiening) -> dict[str, object]:
    """What it says."""
    name = name_in(row.data)
    answers = [answer for part in row.data["onderdelen"] for answer in part["antwoorden"]]
    given = sum(1 for answer in answers if answer["tekst"] or answer["cent"] is not None)
    return {
        "titel": "Ontvangstbewijs",
        "kenmerk": f"Rapportage {name.about}, indiening {row.number}",
        "regels": [
            ("Wat", f"{capfirst(name.in_words)}, indiening {row.number}"),
            ("Regio Deal", row.data["deal"]),
            ("Namens", row.kassier),
            ("Ondertekend en ingediend door", str(row.by)),
            ("Aangeboden door", str(row.offered_by)),
            ("Ontvangen", moment_words(row)),
            ("Met tijdzone", zone_words(row)),
            ("Termijn", term_words(row)),
            ("Onderdelen", ", ".join(part["titel"] for part in row.data["onderdelen"])),
            ("Vragen beantwoord", f"{given} van {len(answers)}"),
        ],
        "bestanden": [file for part in row.data["onderdelen"] for file in files_in(part)],
        "hash": row.sha256,
    }
