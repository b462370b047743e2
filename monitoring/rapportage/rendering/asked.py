"""What the ministry asked between times: as a row of the dossier, and above its page."""

from datetime import date
from typing import Any

from django.urls import reverse

from monitoring.rapportage.models import Rapportage, RapportageStatus
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.words import dutch, joined

MEANING = {
    RapportageStatus.AKKOORD: "ok",
    RapportageStatus.INGEDIEND: "busy",
    RapportageStatus.TERUGGEGEVEN: "warning",
}


def asked_row(found: dict[str, Any]) -> dict[str, Any]:
    """A row of the dossier, of what was read along with the deal."""
    status = RapportageStatus(found["status"])
    day = date.fromisoformat(found["last_day"])
    return {
        "subject": found["subject"],
        "url": reverse("monitoring:rapportage-detail", args=[found["pk"]]),
        "word": status.label,
        "meaning": MEANING.get(status, "neutral"),
        "day": day if status != RapportageStatus.INGETROKKEN else None,
    }


def asked_items(report: Rapportage) -> list[dict[str, str]]:
    """Who asked when and by which day; nothing where it is about a year."""
    if report.asked_on is None:
        return []
    items: list[dict[str, str]] = [
        {
            "label": dutch("Gevraagd"),
            "value": joined(", ", (str(report.opened_by), long_date(report.asked_on))),
        },
        {"label": dutch("Uiterste dag"), "value": long_date(report.last_day)},  # type: ignore[attr-defined]
    ]
    if report.status == RapportageStatus.INGETROKKEN:
        return [items[0], {"label": dutch("Ingetrokken"), "value": report.withdrawn_because}]
    return items
