"""Who may do what with a rapportage: the region writes, the ministry reads."""

from typing import Any

from regiodeals.accounts.models import Role
from regiodeals.deal.models import DealParty, PartyRole
from regiodeals.party.selectors import organisation_ids_of
from regiodeals.workflow import requirement


@requirement("Alleen een regiocoördinator van deze deal schrijft de rapportage.")
def may_write(deal: Any, user: Any) -> bool:
    """A regiocoördinator of an organisation that signed for the region or receives the money."""
    if not user.has_role(Role.REGIOCOORDINATOR):
        return False
    return DealParty.objects.filter(
        deal=deal,
        role__in=[PartyRole.REGIOPARTIJ, PartyRole.KASSIER],
        organisation__in=organisation_ids_of(user),
    ).exists()
