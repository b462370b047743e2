"""The page of the files of a rapportage, and one file as a row of it."""

from typing import Any

from django.urls import reverse

from monitoring.bijlage.models import Bijlage
from monitoring.bijlage.policies import may_add
from monitoring.rapportage.models import Rapportage
from monitoring.rapportage.models.rapportage import WRITING
from regiodeals.accounts.models import User
from regiodeals.documents.upload import RULE
from regiodeals.templatetags.dutch import tijdstip

WAITS = "Wordt gescand op virussen. Laad de pagina over een minuut opnieuw."
INFECTED = "Er zit een virus in ({}). Niemand krijgt dit bestand. Haal het weg."


def files_page(report: Rapportage, rows: list[Bijlage], user: User) -> dict[str, Any]:
    """The files, and whether this person may add one and take one away."""
    writes = may_add(report, user) and report.status in WRITING
    return {
        "report": report,
        "rows": [file_row(row, writes=writes) for row in rows],
        "writes": writes,
        "rule": RULE,
        "breadcrumb": [
            {"label": "Rapportages", "url": reverse("monitoring:rapportage-list")},
            {
                "label": f"{report.deal} {report.name.about}",
                "url": reverse("monitoring:rapportage-detail", args=[report.pk]),
            },
            {"label": "Foto’s en bestanden"},
        ],
    }


def file_row(row: Bijlage, *, writes: bool) -> dict[str, Any]:
    """One file with its state; an address only where it may be handed out."""
    url = reverse("monitoring:bijlage-file", args=[row.pk]) if row.is_clean else ""
    meaning, word, note = _state(row)
    return {
        "bijlage": row,
        "url": url,
        "picture": url if row.is_picture else "",
        "meaning": meaning,
        "word": word,
        "note": note or f"toegevoegd door {row.added_by} op {tijdstip(row.added_at)}",
        "remove_url": reverse("monitoring:bijlage-remove", args=[row.pk]) if writes else "",
    }


def _state(row: Bijlage) -> tuple[str, str, str]:
    if row.virus:
        return "error", "virus", INFECTED.format(row.virus)
    if not row.is_clean:
        return "busy", "wordt gescand", WAITS
    return ("ok", "gescand", "") if row.scanned_at else ("", "", "")
