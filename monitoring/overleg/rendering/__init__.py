"""How an overleg is shown: a row of a list, and its part of the dossier."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from monitoring.overleg.models import Overleg, OverlegStatus
from regiodeals.common.words import dutch
from regiodeals.workflow import Button

MEANING: dict[str, str] = {
    OverlegStatus.GEPLAND: "neutral",
    OverlegStatus.UITGENODIGD: "busy",
    OverlegStatus.GEHOUDEN: "busy",
    OverlegStatus.VASTGESTELD: "ok",
}


def list_row(overleg: Overleg) -> dict[str, Any]:
    """A row of the list; it leads to the page where things are done."""
    return {
        "overleg": overleg,
        "url": reverse("monitoring:overleg-detail", args=[overleg.pk]),
        "meaning": MEANING[overleg.status],
    }


def step_rows(overleg: Overleg, buttons: Iterable[Button]) -> list[dict[str, Any]]:
    """The steps as the page draws them."""
    return [
        {
            "verb": button.verb,
            "label": button.label,
            "url": reverse("monitoring:overleg-transition", args=[overleg.pk, button.verb]),
            "reasons": list(button.reasons),
            "id": f"overleg-{overleg.pk}-{button.verb}",
        }
        for button in buttons
    ]


def breadcrumb(overleg: Overleg, below: str = "") -> list[dict[str, str]]:
    """The way back to the dossier; `below` names a page under that of the overleg."""
    deal_url = reverse("regiodeals:deal-detail", args=[overleg.deal_id])
    here: dict[str, str] = {"label": dutch("Overleg {jaar}", jaar=overleg.year)}
    if below:
        here["url"] = reverse("monitoring:overleg-detail", args=[overleg.pk])
    return [
        {"label": dutch("Deals"), "url": reverse("regiodeals:deal-list")},
        {"label": overleg.deal.name, "url": f"{deal_url}#overleg"},
        here,
        *([{"label": below}] if below else []),
    ]
