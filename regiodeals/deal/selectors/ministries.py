"""Which ministry a programmalijn is of."""

from django.db.models import Prefetch, QuerySet

from regiodeals.accounts.models import Role, User
from regiodeals.deal.models import DealParty, Lijnministerie, PartyRole, Programmalijn
from regiodeals.party.selectors import organisation_ids_of


def lines_with_ministries(deal_id: int) -> QuerySet[Programmalijn]:
    """The programmalijnen of a deal with their ministries; the caller has found the deal."""
    rows = Lijnministerie.objects.select_related("party__organisation").order_by("pk")
    return (
        Programmalijn.objects.filter(deal=deal_id)
        .order_by("order")
        .prefetch_related(Prefetch("ministeries", queryset=rows))
    )


def signing_ministries_of(user: User) -> QuerySet[DealParty]:
    """The deals that the person reads along in, as the ministry that signed them."""
    if not user.has_role(Role.MEDEONDERTEKENAAR):
        return DealParty.objects.none()
    return DealParty.objects.filter(
        role=PartyRole.RIJKSPARTIJ, organisation__in=organisation_ids_of(user)
    )
