"""Who may do what with an exchange meeting: the ministry organises, everybody signs himself up."""

from typing import Any

from regiodeals.accounts.models import Role
from regiodeals.common.words import dutch
from regiodeals.deal.policies import may_handle
from regiodeals.workflow import requirement

# The granting ministry organises the exchange meetings.
may_organise = may_handle
# What is handed out at a meeting comes from who organises it; a participant sends it to him.
may_add_material = may_organise


@requirement(dutch("Alleen wie voor een regio of een ministerie werkt, meldt zich aan."))
def may_sign_up(_meeting: Any, user: Any) -> bool:
    """Whoever has a role, of the site or in one deal, and an account that is open."""
    return bool(user.is_active and (user.has_role(*Role.values) or user.roles_elsewhere))


def has_link(aanmelding: Any) -> bool:
    """Whether somebody gets the video link: who has a place, and not who waits or signed off."""
    return aanmelding.placed_at is not None and aanmelding.signed_off_at is None


def sees_link(mine: Any, user: Any) -> bool:
    """The same on the page, with the sign-up of the reader; the ministry that organises always."""
    return bool(user.is_ministry or (mine is not None and has_link(mine)))


@requirement(dutch("Alleen u zelf of een behandelaar meldt u af."))
def may_sign_off(aanmelding: Any, user: Any) -> bool:
    """The person himself, and who organises."""
    is_self = aanmelding.user_id == user.pk and user.is_active
    return bool(is_self or may_organise(aanmelding, user))
