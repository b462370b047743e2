"""Who may do what with a deal."""

from typing import Any

from regiodeals.accounts.models import Role
from regiodeals.common.words import dutch
from regiodeals.workflow import requirement


@requirement(dutch("Alleen een behandelaar mag dit doen."))
def may_handle(_deal: Any, user: Any) -> bool:
    """A case officer of the granting ministry."""
    return bool(user.has_role(Role.BEHANDELAAR))


@requirement(dutch("Alleen een behandelaar of een tekenbevoegde mag dit doen."))
def may_handle_or_sign(_deal: Any, user: Any) -> bool:
    """Whoever makes a beschikking known, takes the deal along."""
    return bool(user.has_role(Role.BEHANDELAAR, Role.TEKENBEVOEGDE))


@requirement(dutch("Alleen een behandelaar of een beheerder mag dit doen."))
def may_assign_ministries(_deal: Any, user: Any) -> bool:
    """Which ministry a programmalijn is of, is no decision about the money."""
    return bool(user.has_role(Role.BEHANDELAAR, Role.BEHEERDER))
