"""The register: which templates there are, and the versions of one."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.urls import reverse

from disbursement.sjabloon.models import UNPUBLISHED, Sjabloon, SjabloonVersie, VersieStatus
from regiodeals.accounts.models import User
from regiodeals.common.dutch_dates import plain_date
from regiodeals.common.words import dutch
from regiodeals.mailtekst import policies

MEANINGS = {
    VersieStatus.CONCEPT: "busy",
    VersieStatus.TER_PUBLICATIE: "review",
    VersieStatus.GEPUBLICEERD: "ok",
    VersieStatus.INGETROKKEN: "neutral",
}


def list_rows(sjablonen: Iterable[Sjabloon], today: date) -> list[dict[str, Any]]:
    """A row per template: what holds now, what comes, and what is being made."""
    return [_list_row(sjabloon, list(sjabloon.versies.all()), today) for sjabloon in sjablonen]


def sjabloon_page(sjabloon: Sjabloon, user: User, today: date) -> dict[str, Any]:
    """The versions of one template, and the button for the next."""
    versions = list(sjabloon.versies.all())
    return {
        "sjabloon": sjabloon,
        "rows": [version_row(version, today) for version in versions],
        "draft_reasons": _why_no_draft(versions, user),
        "breadcrumb": [
            {"label": dutch("Sjablonen"), "url": reverse("disbursement:sjabloon-list")},
            {"label": str(sjabloon)},
        ],
    }


def version_row(version: SjabloonVersie, today: date) -> dict[str, Any]:
    """A version as a row."""
    return {
        "version": version,
        "url": reverse("disbursement:sjabloonversie-detail", args=[version.pk]),
        "meaning": MEANINGS[VersieStatus(version.status)],
        "word": state_in_words(version, today),
        "period": period_in_words(version),
    }


def state_in_words(version: SjabloonVersie, today: date) -> str:
    """The state; of a published version whether it holds today."""
    if version.status != VersieStatus.GEPUBLICEERD or version.valid_from is None:
        return str(version.get_status_display())
    if version.valid_from > today:
        return dutch("gaat nog in")
    return dutch("geldt nu") if holds(version, today) else dutch("voorbij")


def period_in_words(version: SjabloonVersie) -> str:
    """'vanaf 1 december 2024', '20 juli 2024 tot en met 30 november 2024'."""
    if version.valid_from is None:
        return dutch("nog geen dag gekozen")
    first = plain_date(version.valid_from)
    if version.valid_until is None:
        return dutch("vanaf {dag}", dag=first)
    return dutch("{begin} tot en met {dag}", begin=first, dag=plain_date(version.valid_until))


def holds(version: SjabloonVersie, today: date) -> bool:
    """Whether letters of today are made with this version."""
    return (
        version.status == VersieStatus.GEPUBLICEERD
        and version.valid_from is not None
        and version.valid_from <= today
        and (version.valid_until is None or version.valid_until >= today)
    )


def _list_row(sjabloon: Sjabloon, versions: list[SjabloonVersie], today: date) -> dict[str, Any]:
    published = [row for row in versions if row.status == VersieStatus.GEPUBLICEERD]
    return {
        "sjabloon": sjabloon,
        "now": next((row for row in published if holds(row, today)), None),
        "next": next((row for row in published if row.valid_from and row.valid_from > today), None),
        "making": next((row for row in versions if row.status in UNPUBLISHED), None),
    }


def _why_no_draft(versions: list[SjabloonVersie], user: User) -> list[str]:
    reasons = []
    if not policies.is_writer(None, user):
        reasons.append(policies.is_writer.sentence)  # type: ignore[attr-defined]
    if any(row.status in UNPUBLISHED for row in versions):
        reasons.append(dutch("Er is al een concept van dit sjabloon. Maak dat eerst af."))
    return reasons
