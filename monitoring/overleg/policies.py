"""Who may do what with an overleg."""

from typing import Any

from regiodeals.accounts.models import Role
from regiodeals.common import clock
from regiodeals.common.words import dutch
from regiodeals.deal.models import DealRole, RoleInDeal
from regiodeals.deal.policies import may_handle
from regiodeals.party.selectors import organisation_ids_of
from regiodeals.workflow import requirement

# The granting ministry organises the rijk-regio overleg.
may_organise = may_handle
ACTING = (RoleInDeal.COORDINATOR, RoleInDeal.MANAGER)


@requirement(dutch("Alleen wie dit actiepunt moet doen, of een behandelaar, sluit het."))
def may_close(action: Any, user: Any) -> bool:
    """Who owes it, in person or for the organisation; and who handles the deal."""
    if user.has_role(Role.BEHANDELAAR) or action.owner_user_id == user.pk:
        return bool(user.is_active)
    organisation = action.owner_organisation_id
    if organisation is None or not user.is_active:
        return False
    in_deal = DealRole.objects.valid_on(clock.today()).filter(
        user=user, deal=action.dossier, organisation=organisation, role__in=ACTING
    )
    return organisation in organisation_ids_of(user) or in_deal.exists()
