"""An adopted report to parliament as a PDF, made from its frozen data, which travel inside."""

from datetime import date
from typing import Any

from monitoring.kamer.models import Kamerrapportage
from monitoring.kamer.rendering.measured import measured_of, pictures_of
from monitoring.kamer.rendering.tables import reconciled, tables_of
from monitoring.rapportage.rendering.data import canonical_json
from regiodeals.common import clock
from regiodeals.common.dutch_dates import long_date
from regiodeals.documents.on_paper import on_paper
from regiodeals.documents.pdf.engine import shared_engine
from regiodeals.documents.pdf.finisher import EmbeddedFile

STYLESHEETS = ("asset:css/rapportage.css", "asset:css/kamer.css")


def render_paper(row: Kamerrapportage, *, watermark: str | None = None) -> bytes:
    """PDF/A-3a and PDF/UA-1 with the data embedded; the same report gives the same bytes."""
    if row.adopted_at is None:
        raise ValueError("a report in concept has no paper")
    embedded = EmbeddedFile(
        f"voortgangsrapportage-{row.year}.json",
        canonical_json(row.frozen),
        "De cijfers als gegevens",
    )
    html = on_paper("documents/kamer/kamerrapportage.html", paper_texts(row))
    return shared_engine().render(
        html,
        stylesheets=STYLESHEETS,
        attachments=[embedded],
        watermark=watermark,
        pictures=pictures_of(row.frozen),
        created=row.adopted_at,
    )


def paper_texts(row: Kamerrapportage) -> dict[str, Any]:
    """Everything it says."""
    data = row.frozen
    adopted = row.adopted_at.astimezone(clock.AMSTERDAM).date() if row.adopted_at else clock.today()
    return {
        "titel": f"Voortgangsrapportage Regio Deals {row.year}",
        "kenmerk": f"Voortgangsrapportage Regio Deals {row.year}, editie {row.edition}",
        "voorbeeld": row.is_example,
        "jaar": row.year,
        "editie": row.edition,
        "vastgesteld": long_date(adopted),
        "grootboek_op": long_date(date.fromisoformat(data["grootboek_op"])),
        "hoofdstukken": [
            one | {"regels": [line for line in one["tekst"].split("\n") if line]}
            for one in data["hoofdstukken"]
        ],
        "tabellen": tables_of(data),
        "samen": reconciled(data),
        "gemeten": measured_of(data),
        "heeft_vorige": data["vorige"] is not None,
        "hash": row.sha256,
    }
