"""What the kassier of a deal decides: the law of the grant, and the clock that counts."""

from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, QuerySet

from regiodeals.common import clock
from regiodeals.common.words import dutch
from regiodeals.deal.models import Deal, DealParty, PartyRole
from regiodeals.legal.grant_rules import OrganisationKind
from regiodeals.party.models import Organisation

ISLANDS = ("Bonaire", "Sint Eustatius", "Saba")


def kassier_of(deal: Deal) -> Organisation | None:
    """Who receives the money and answers for it; None before it is laid down."""
    parties = DealParty.objects.select_related("organisation")
    party = parties.filter(deal=deal, role=PartyRole.KASSIER).first()
    return party.organisation if party is not None else None


def is_kassier_an_island(deal: Deal) -> bool:
    """Whether the law of the Caribbean Netherlands holds for the grant (Besluit art. 9 lid 2)."""
    return _island_kassiers(deal).exists()


def is_of_an_island(deal: str = "deal") -> Exists:
    """The same asked of many rows at once; `deal` is the way from such a row to its deal."""
    return Exists(_island_kassiers(OuterRef(deal)))


def clock_of_kassier(deal: Deal) -> tuple[ZoneInfo, str]:
    """The zone whose legal day counts for the kassier, and the place that keeps it, in words.

    Which island it is, only the name of its openbaar lichaam says.
    """
    name = _island_kassiers(deal).values_list("organisation__name", flat=True).first()
    if name is None:
        return clock.AMSTERDAM, dutch("Nederland")
    return clock.KRALENDIJK, next(
        (island for island in ISLANDS if island in name), dutch("het eiland")
    )


def _island_kassiers(deal: Deal | OuterRef) -> QuerySet[DealParty]:
    return DealParty.objects.filter(
        deal=deal,
        role=PartyRole.KASSIER,
        organisation__kind=OrganisationKind.OPENBAAR_LICHAAM_BES.value,
    )
