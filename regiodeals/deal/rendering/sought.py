"""A deal or an organisation as something that was found."""

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse

from regiodeals.common.words import dutch, joined
from regiodeals.deal.models import Deal
from regiodeals.deal.selectors.sought import DEALS_NAMED
from regiodeals.search.sources import Hit


def deal_hit(deal: Any) -> Hit:
    """The dossier, with its tranche and how far it is."""
    return Hit(
        title=str(deal),
        url=reverse("regiodeals:deal-detail", args=[deal.pk]),
        note=dutch(
            "tranche {nummer}, {stand}",
            nummer=deal.tranche.number,
            stand=Deal.get_status_display(deal),
        ),
        is_near=deal.likeness > 0,
    )


def organisation_hit(organisation: Any) -> Hit:
    """The deals in which it is a party; without one there is nothing to open."""
    named = organisation.deals
    shown = ", ".join(named[:DEALS_NAMED])
    if len(named) > DEALS_NAMED:
        shown = dutch("{deals} en andere", deals=shown)
    party = dutch("partij in {deals}", deals=shown) if named else dutch("in geen deal partij")
    query = urlencode({"zoek": organisation.name})
    return Hit(
        title=str(organisation),
        url=f"{reverse('regiodeals:deal-list')}?{query}" if named else "",
        note=joined(", ", (organisation.organisation_kind.words, party)),
        is_near=organisation.likeness > 0,
        is_example=organisation.is_example,
    )
