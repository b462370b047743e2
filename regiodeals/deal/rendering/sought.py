"""A deal or an organisation as something that was found."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from regiodeals.deal.models import Deal
from regiodeals.deal.selectors.sought import DEALS_NAMED
from regiodeals.search.sources import Hit


def deal_hit(deal: Any) -> Hit:
    """The dossier, with its tranche and how far it is."""
    return Hit(
        title=str(deal),
        url=reverse("regiodeals:deal-detail", args=[deal.pk]),
        note=f"tranche {deal.tranche.number}, {Deal.get_status_display(deal)}",
        is_near=deal.likeness > 0,
    )


def organisation_hit(organisation: Any) -> Hit:
    """The deals in which it is a party; without one there is nothing to open."""
    named = organisation.deals
    shown = ", ".join(named[:DEALS_NAMED]) + (" en andere" if len(named) > DEALS_NAMED else "")
    query = urlencode({"zoek": organisation.name})
    return Hit(
        title=str(organisation),
        url=f"{reverse('regiodeals:deal-list')}?{query}" if named else "",
        note=f"{organisation.kind}, {f'partij in {shown}' if named else 'in geen deal partij'}",
        is_near=organisation.likeness > 0,
        is_example=organisation.is_example,
    )
