"""The page of one report to parliament, and a row of the list."""

from datetime import date
from typing import Any

from django.urls import reverse

from monitoring.kamer.models import Kamerrapportage, KamerStatus
from monitoring.kamer.rendering.content import content_of
from monitoring.kamer.rendering.measured import measured_of
from monitoring.kamer.rendering.tables import reconciled, tables_of
from monitoring.rapportage.rendering.data import hash_of
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.common.dutch_dates import plain_date
from regiodeals.common.words import dutch
from regiodeals.deal.policies import may_handle

MEANING: dict[str, str] = {
    KamerStatus.CONCEPT: "neutral",
    KamerStatus.VASTGESTELD: "busy",
    KamerStatus.AANGEBODEN: "ok",
}


def list_row(report: Kamerrapportage) -> dict[str, Any]:
    """A row of the list."""
    return {
        "report": report,
        "url": reverse("monitoring:kamer-detail", args=[report.pk]),
        "meaning": MEANING[report.status],
        "offered": _offered(report),
    }


def page_of(report: Kamerrapportage, user: User) -> dict[str, Any]:
    """What it says, from now or as it was frozen, and what this person can do."""
    data = content_of(report, user) if report.data is None else report.data
    handles, is_concept = may_handle(None, user), report.status == KamerStatus.CONCEPT
    return {
        "report": report,
        "meaning": MEANING[report.status],
        "items": _items(report, data),
        "chapters": data["hoofdstukken"],
        "tables": tables_of(data),
        "together": reconciled(data),
        "measured": measured_of(data),
        "has_before": data["vorige"] is not None,
        "seen": hash_of(data),
        "is_concept": is_concept,
        "can_write": handles and is_concept,
        "can_offer": handles and report.status == KamerStatus.VASTGESTELD,
        "can_name": handles and report.status == KamerStatus.AANGEBODEN and not report.kamerstuk,
        "can_retry": handles,
        "why_not": workflow.why_not(report.adopt, user) if is_concept else [],
        "breadcrumb": breadcrumb(report),
    }


def _items(report: Kamerrapportage, data: dict[str, Any]) -> list[dict[str, str]]:
    found = [
        (dutch("Over"), str(report.year)),
        (dutch("Editie"), str(report.edition)),
        (dutch("Begonnen door"), str(report.drafted_by)),
        (dutch("Stand van het grootboek"), plain_date(date.fromisoformat(data["grootboek_op"]))),
    ]
    if report.adopted_by:
        found += [
            (dutch("Vastgesteld door"), str(report.adopted_by)),
            (dutch("Aangeboden aan de Kamer"), _offered(report)),
            (dutch("Kamerstuk"), report.kamerstuk or dutch("onbekend")),
        ]
    return [{"label": label, "value": value} for label, value in found]


def _offered(report: Kamerrapportage) -> str:
    return plain_date(report.offered_on) if report.offered_on else dutch("nog niet")


def breadcrumb(report: Kamerrapportage | None, below: str = "") -> list[dict[str, str]]:
    """The way back to the list."""
    above: list[dict[str, str]] = [
        {"label": dutch("Tweede Kamer"), "url": reverse("monitoring:kamer-list")}
    ]
    if report is not None:
        edition = dutch("{jaar}, editie {editie}", jaar=report.year, editie=report.edition)
        here: dict[str, str] = {"label": edition}
        if below:
            here["url"] = reverse("monitoring:kamer-detail", args=[report.pk])
        above.append(here)
    return [*above, *([{"label": below}] if below else [])]
