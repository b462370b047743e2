"""Who decides what the map of a board looks like."""

from typing import Any

from regiodeals.accounts.models import Role, User
from regiodeals.common.words import dutch
from regiodeals.workflow import allowed_if, requirement


@requirement(dutch("Alleen een beheerder mag de grenzen op de kaart laden of weghalen."))
def is_beheerder(_boundaries: Any, user: User) -> bool:
    """Keeps the registers of the site."""
    return user.has_role(Role.BEHEERDER)


may_keep_boundaries = allowed_if(is_beheerder)
