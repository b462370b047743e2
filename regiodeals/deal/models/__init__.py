"""The Regio Deal, its parties, programmalijnen and money."""

from regiodeals.deal.models.clock_event import ClockEvent, ClockEventKind
from regiodeals.deal.models.deal import Deal, DealStatus
from regiodeals.deal.models.deal_role import (
    REGIONAL_PARTIES,
    WHOLE_DEAL,
    WRITING_ROLES,
    DealRole,
    RoleInDeal,
)
from regiodeals.deal.models.funding import (
    Activiteit,
    Financieringsbron,
    Form,
    Origin,
    Programmalijn,
)
from regiodeals.deal.models.ministry import Lijnministerie
from regiodeals.deal.models.party import SIGNING_ROLES, DealParty, PartyRole

__all__ = [
    "REGIONAL_PARTIES",
    "SIGNING_ROLES",
    "WHOLE_DEAL",
    "WRITING_ROLES",
    "Activiteit",
    "ClockEvent",
    "ClockEventKind",
    "Deal",
    "DealParty",
    "DealRole",
    "DealStatus",
    "Financieringsbron",
    "Form",
    "Lijnministerie",
    "Origin",
    "PartyRole",
    "Programmalijn",
    "RoleInDeal",
]
