"""Who may do what with doelen and indicatoren: the ministry agrees them, the region measures."""

from typing import Any

from regiodeals.accounts.models import Role
from regiodeals.deal.models import DealParty, PartyRole
from regiodeals.deal.policies import may_handle
from regiodeals.party.selectors import organisation_ids_of
from regiodeals.workflow import requirement

# The ministry agrees doelen with the region, and keeps the register.
may_lay_down = may_handle


@requirement("Alleen een behandelaar of een regiocoördinator van deze deal legt een meting vast.")
def may_measure(deal: Any, user: Any) -> bool:
    """Whoever handles the deal, and who writes about it for the region."""
    if may_handle(deal, user):
        return True
    if not user.has_role(Role.REGIOCOORDINATOR):
        return False
    return DealParty.objects.filter(
        deal=deal,
        role__in=[PartyRole.REGIOPARTIJ, PartyRole.KASSIER],
        organisation__in=organisation_ids_of(user),
    ).exists()
