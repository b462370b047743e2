"""Who may do what with a lesson: the region about its own deal, and the ministry."""

from typing import Any

from regiodeals.common.words import dutch
from regiodeals.deal.models import WRITING_ROLES
from regiodeals.deal.policies import may_handle
from regiodeals.deal.selectors import roles_in
from regiodeals.workflow import requirement


@requirement(dutch("Alleen wie in deze deal schrijft, of een behandelaar, doet dit met een les."))
def may_write(les: Any, user: Any) -> bool:
    """Who writes about its deal for the region, and a case officer; of no deal, only the last."""
    if may_handle(None, user):
        return True
    return les.deal_id is not None and not roles_in(les.deal_id, user).isdisjoint(WRITING_ROLES)
