"""How an exchange meeting is shown: a row of the list, the steps, and the way back."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from monitoring.uitwisseling.models import Uitwisseling, UitwisselingStatus
from regiodeals.common.words import dutch, joined
from regiodeals.workflow import Button

MEANING: dict[str, str] = {
    UitwisselingStatus.CONCEPT: "neutral",
    UitwisselingStatus.OPEN: "busy",
    UitwisselingStatus.GEHOUDEN: "ok",
    UitwisselingStatus.AFGELAST: "error",
}


def places_words(meeting: Any) -> str:
    """'12 van 20 plaatsen, 3 op de wachtlijst', of a meeting with its numbers."""
    if meeting.places is None:
        return dutch("{aantal} aangemeld", aantal=meeting.taken)
    if meeting.places == 1:
        words = dutch("{aantal} van 1 plaats bezet", aantal=meeting.taken)
    else:
        words = dutch(
            "{aantal} van {plaatsen} plaatsen bezet", aantal=meeting.taken, plaatsen=meeting.places
        )
    if not meeting.waiting:
        return words
    return joined(", ", (words, dutch("{aantal} op de wachtlijst", aantal=meeting.waiting)))


def list_row(meeting: Any) -> dict[str, Any]:
    """A row of the list; it leads to the page where things are done."""
    return {
        "meeting": meeting,
        "url": reverse("monitoring:uitwisseling-detail", args=[meeting.pk]),
        "meaning": MEANING[meeting.status],
        "places": places_words(meeting),
    }


def step_rows(meeting: Uitwisseling, buttons: Iterable[Button]) -> list[dict[str, Any]]:
    """The steps as the page draws them."""
    return [
        {
            "verb": button.verb,
            "label": button.label,
            "url": reverse("monitoring:uitwisseling-transition", args=[meeting.pk, button.verb]),
            "reasons": list(button.reasons),
        }
        for button in buttons
    ]


def breadcrumb(meeting: Uitwisseling, below: str = "") -> list[dict[str, str]]:
    """The way back to the list; `below` names a page under that of the meeting."""
    here = {"label": meeting.title}
    if below:
        here["url"] = reverse("monitoring:uitwisseling-detail", args=[meeting.pk])
    return [
        {"label": dutch("Uitwisseling"), "url": reverse("monitoring:uitwisseling-list")},
        here,
        *([{"label": below}] if below else []),
    ]
