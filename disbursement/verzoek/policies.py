"""Who may do what with a request: who laid it down does not advise on it."""

from typing import Any

from regiodeals.accounts.models import Role
from regiodeals.common.words import dutch
from regiodeals.workflow import allowed_if, requirement


@requirement(dutch("Alleen een behandelaar mag dit doen."))
def is_behandelaar(_verzoek: Any, user: Any) -> bool:
    """Lays it down and prepares the decision."""
    return bool(user.has_role(Role.BEHANDELAAR))


@requirement(dutch("Alleen een behandelaar, toetser, tekenbevoegde of controller geeft advies."))
def is_adviser(_verzoek: Any, user: Any) -> bool:
    """Works for the minister, and is not the beheerder of the accounts."""
    return bool(user.has_role(Role.BEHANDELAAR, Role.TOETSER, Role.TEKENBEVOEGDE, Role.CONTROLLER))


@requirement(dutch("U legde dit verzoek zelf vast. Een ander geeft advies."))
def did_not_register(verzoek: Any, user: Any) -> bool:
    """Four eyes on a request."""
    return bool(verzoek.registered_by_id != user.pk)


@requirement(dutch("Dit doet niemand: het volgt uit de bekendmaking van het besluit."))
def nobody(_verzoek: Any, _user: Any) -> bool:
    """What follows by itself is for the system."""
    return False


may_handle = allowed_if(is_behandelaar)
may_advise = allowed_if(is_adviser, did_not_register)
