"""Who deals with the sending of a decision, and who is its addressee."""

from typing import Any

from regiodeals.accounts.models import User
from regiodeals.deal.policies import may_handle
from regiodeals.party.selectors import organisation_ids_of

# Sends again, and writes down what went by post.
may_send = may_handle


def is_addressee(beschikking: Any, user: User) -> bool:
    """Whether this person acts today for the kassier to whom the decision is addressed.

    The ministry reads along, also who happens to have acted for the kassier before.
    """
    if user.is_ministry:
        return False
    return beschikking.uitkering.kassier_id in set(organisation_ids_of(user))
