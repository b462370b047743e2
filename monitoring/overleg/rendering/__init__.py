"""How an overleg is shown: a row of a list, and its part of the dossier."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from monitoring.overleg.conditions import has_minutes
from monitoring.overleg.models import Overleg, OverlegStatus
from regiodeals.workflow import Button

MEANING: dict[str, str] = {
    OverlegStatus.GEPLAND: "neutral",
    OverlegStatus.UITGENODIGD: "busy",
    OverlegStatus.GEHOUDEN: "busy",
    OverlegStatus.VASTGESTELD: "ok",
}
# With these steps the verslag is typed.
WITH_MINUTES = ("hold", "adopt_minutes")


def list_row(overleg: Overleg) -> dict[str, Any]:
    """A row of the list; it leads to the page where things are done."""
    return {
        "overleg": overleg,
        "url": reverse("monitoring:overleg-detail", args=[overleg.pk]),
        "meaning": MEANING[overleg.status],
    }


def step_rows(overleg: Overleg, buttons: Iterable[Button]) -> list[dict[str, Any]]:
    """The steps as the panel draws them; a verslag can be typed in the same form."""
    return [
        {
            "verb": button.verb,
            "label": button.label,
            "url": reverse("monitoring:overleg-transition", args=[overleg.pk, button.verb]),
            "reasons": _reasons(button),
            "takes_minutes": button.verb in WITH_MINUTES,
            "id": f"overleg-{overleg.pk}-{button.verb}",
        }
        for button in buttons
    ]


def needs_minutes(overleg: Overleg, verb: str) -> bool:
    """Whether this step cannot be taken without a verslag."""
    return overleg.status == OverlegStatus.GEHOUDEN and verb == "adopt_minutes"


def _reasons(button: Button) -> list[str]:
    """Why not; that the verslag is missing is no reason where it is about to be typed."""
    missing = has_minutes.sentence  # type: ignore[attr-defined]
    return [reason for reason in button.reasons if reason != missing]


def breadcrumb(overleg: Overleg, below: str = "") -> list[dict[str, str]]:
    """The way back to the dossier; `below` names a page under that of the overleg."""
    deal_url = reverse("regiodeals:deal-detail", args=[overleg.deal_id])
    here = {"label": f"Overleg {overleg.year}"}
    if below:
        here["url"] = reverse("monitoring:overleg-detail", args=[overleg.pk])
    return [
        {"label": "Deals", "url": reverse("regiodeals:deal-list")},
        {"label": overleg.deal.name, "url": f"{deal_url}#overleg"},
        here,
        *([{"label": below}] if below else []),
    ]
