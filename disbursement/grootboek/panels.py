"""What the ledger adds to the dossier, and where a payment that is owed is dealt with."""

from typing import Any

from django.urls import reverse

from disbursement.grootboek.rendering import panel_of
from regiodeals.accounts.models import User
from regiodeals.common.words import dutch
from regiodeals.deal.models import Deal
from regiodeals.dossier import SUMMARY, Panel
from regiodeals.obligations.models import Obligation


def money_panel(deal: Deal, _user: User) -> dict[str, Any] | None:
    """Where the money is, from the day on which it was granted."""
    uitkering = getattr(deal, "uitkering", None)
    if uitkering is None or deal.granted_on is None:
        return None
    return panel_of(uitkering)


def page_of_termijn(owed: Obligation) -> str:
    """Where every euro of the deal stands."""
    return reverse("disbursement:geld", args=[owed.dossier]) + "#termijnen"


TEMPLATE = "disbursement/grootboek/panel.html"
PANELS = (
    Panel("grootboek", dutch("Geld van de uitkering"), 45, TEMPLATE, money_panel),
    Panel(
        "kort-grootboek", dutch("Geld van de uitkering"), 30, TEMPLATE, money_panel, page=SUMMARY
    ),
)
