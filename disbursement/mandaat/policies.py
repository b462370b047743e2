"""Who may keep the register of mandates."""

from typing import Any

from regiodeals.accounts.models import Role
from regiodeals.common.words import dutch
from regiodeals.workflow import requirement

NOT_YOUR_OWN = dutch("U kunt uw eigen mandaat niet regelen. Vraag een andere beheerder.")


@requirement(dutch("Alleen een beheerder houdt het register van mandaten bij."))
def may_keep_register(_row: Any, user: Any) -> bool:
    """A functional administrator."""
    return bool(user.has_role(Role.BEHEERDER))
