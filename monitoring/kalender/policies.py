"""Who has a calendar, and so may have it in a program of his own."""

from regiodeals.accounts.models import Role, User
from regiodeals.accounts.routes import access_for

PAGE = "monitoring:kalender"


def may_have_calendar(user: User) -> bool:
    """Whoever may open the page; asked again each time the address of the feed is asked for."""
    access = access_for(PAGE)
    return access is not None and access.allows(user)


def may_revoke_of_another(user: User) -> bool:
    """A beheerder, who is told when an address leaked and its owner is not there."""
    return user.has_role(Role.BEHEERDER)
