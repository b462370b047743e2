"""Who may do what with an overleg."""

from typing import Any

from regiodeals.accounts.models import Role
from regiodeals.workflow import requirement


@requirement("Alleen een behandelaar mag dit doen.")
def may_organise(_overleg: Any, user: Any) -> bool:
    """The granting ministry organises the rijk-regio overleg."""
    return bool(user.has_role(Role.BEHANDELAAR))
