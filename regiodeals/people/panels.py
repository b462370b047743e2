"""What the dossier shows of the people of the region: a way to their page."""

from typing import Any

from django.urls import reverse

from regiodeals.accounts.models import User
from regiodeals.deal.models import Deal
from regiodeals.dossier import Panel

TEXT = "Wie van de regio in deze deal werkt, in welke rol en tot wanneer."


def people_panel(deal: Deal, user: User) -> dict[str, Any] | None:
    """For the ministry and for the manager of the region; it asks nothing of the database."""
    if not user.is_ministry and not deal.is_managed_by_reader:  # type: ignore[attr-defined]
        return None
    url = reverse("regiodeals:deal-people", args=[deal.pk])
    return {"text": TEXT, "url": url, "label": "Openen"}


PANELS = (Panel("mensen", "Mensen", 95, "regiodeals/people/panel.html", people_panel, aside=True),)
