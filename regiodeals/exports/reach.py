"""What a person can see, in short: a file that was made of more than that is not handed out."""

from typing import Any

from regiodeals.accounts.models import User
from regiodeals.common.errors import NotAllowed
from regiodeals.common.words import dutch
from regiodeals.exports.models import ExportOrder
from regiodeals.party.selectors import organisation_ids_of

CHANGED = dutch(
    "Uw rol of uw organisatie is veranderd sinds u dit bestand vroeg. Vraag het opnieuw op de"
    " pagina van de lijst."
)


def reach_of(user: User) -> dict[str, Any]:
    """The roles of today, the organisations the person acts for, and the roles in single deals."""
    reach = {
        "rollen": sorted(user.current_roles),
        "organisaties": sorted(organisation_ids_of(user)),
    }
    return reach | {"elders": sorted(user.roles_elsewhere)} if user.roles_elsewhere else reach


def require_same_reach(order: ExportOrder) -> None:
    """Raise NotAllowed when the person sees something else now than at the order."""
    person = order.ordered_by
    if not order.definition.is_open_to(person) or reach_of(person) != order.reach:
        raise NotAllowed(CHANGED)
