"""Who may do what with doelen and indicatoren: the ministry agrees them, the region measures."""

from typing import Any

from regiodeals.common.words import dutch
from regiodeals.deal.models import WRITING_ROLES
from regiodeals.deal.policies import may_handle
from regiodeals.deal.selectors import roles_in
from regiodeals.workflow import requirement

# The ministry agrees doelen with the region, and keeps the register.
may_lay_down = may_handle


@requirement(
    dutch(
        "Alleen een behandelaar of wie voor de regio in deze deal schrijft, legt een meting vast."
    )
)
def may_measure(deal: Any, user: Any) -> bool:
    """Whoever handles the deal, and who writes about it for the region."""
    return may_handle(deal, user) or not roles_in(deal.pk, user).isdisjoint(WRITING_ROLES)
