"""The page of the files of a rapportage, and one file as a row of it."""

from typing import Any

from django.urls import reverse

from monitoring.bijlage.models import Bijlage
from monitoring.bijlage.policies import may_add
from monitoring.rapportage.models import Rapportage
from monitoring.rapportage.models.rapportage import WRITING
from regiodeals.accounts.models import User
from regiodeals.common.words import dutch
from regiodeals.documents.upload import RULE
from regiodeals.templatetags.dutch import tijdstip

WAITS = dutch("Wordt gescand op virussen. Laad de pagina over een minuut opnieuw.")


def infected(virus: str) -> str:
    """What is wrong with a file, and what to do."""
    return dutch(
        "Er zit een virus in ({virus}). Niemand krijgt dit bestand. Haal het weg.", virus=virus
    )


def files_page(report: Rapportage, rows: list[Bijlage], user: User) -> dict[str, Any]:
    """The files, and whether this person may add one and take one away."""
    writes = may_add(report, user) and report.status in WRITING
    return {
        "report": report,
        "rows": [file_row(row, writes=writes) for row in rows],
        "writes": writes,
        "rule": RULE,
        "breadcrumb": [
            {"label": dutch("Rapportages"), "url": reverse("monitoring:rapportage-list")},
            {
                "label": f"{report.deal} {report.name.about}",
                "url": reverse("monitoring:rapportage-detail", args=[report.pk]),
            },
            {"label": dutch("Foto’s en bestanden")},
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
        "note": note
        or dutch(
            "toegevoegd door {wie} op {moment}", wie=row.added_by, moment=tijdstip(row.added_at)
        ),
        "remove_url": reverse("monitoring:bijlage-remove", args=[row.pk]) if writes else "",
    }


def _state(row: Bijlage) -> tuple[str, str, str]:
    if row.virus:
        return "error", dutch("virus"), infected(row.virus)
    if not row.is_clean:
        return "busy", dutch("wordt gescand"), WAITS
    return ("ok", dutch("gescand"), "") if row.scanned_at else ("", "", "")
