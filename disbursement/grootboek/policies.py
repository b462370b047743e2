"""Who may do what with the ledger."""

from typing import Any

from regiodeals.accounts.models import Role
from regiodeals.common.words import dutch
from regiodeals.workflow import requirement


@requirement(dutch("Alleen een controller mag een boeking herstellen."))
def may_correct(_boeking: Any, user: Any) -> bool:
    """Whoever watches the money of the granting ministry."""
    return bool(user.has_role(Role.CONTROLLER))
