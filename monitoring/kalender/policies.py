"""Who has a calendar, and so may have it in a program of his own."""

from regiodeals.accounts.models import User
from regiodeals.accounts.routes import access_for

PAGE = "monitoring:kalender"


def may_have_calendar(user: User) -> bool:
    """Whoever may open the page; asked again each time the address of the feed is asked for."""
    access = access_for(PAGE)
    return access is not None and access.allows(user)
