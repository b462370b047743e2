"""Who gives which role in a deal: the region's own manager, and the ministry where that must be.

The ministry names who manages the people of a region; after that the region does it itself. Who
signs for the kassier is named by a manager who works for that kassier, or by the beheerder of the
ministry. Nobody gives himself anything: a check and the database hold that.
"""

from typing import Any

from regiodeals.accounts.models import Role
from regiodeals.common import clock
from regiodeals.common.words import dutch
from regiodeals.deal.models import DealParty, DealRole, PartyRole, RoleInDeal
from regiodeals.workflow import requirement


def manages(deal: Any, user: Any) -> bool:
    """The manager of the region in this deal, today."""
    return bool(_managing(deal, user).exists())


@requirement(dutch("Alleen de beheerder van de regio doet dit."))
def may_manage(deal: Any, user: Any) -> bool:
    """The same, as a rule."""
    return manages(deal, user)


@requirement(
    dutch("Alleen een behandelaar of een beheerder van het ministerie wijst deze persoon aan.")
)
def may_name_manager(_deal: Any, user: Any) -> bool:
    """A case officer, or the functional administrator."""
    return bool(user.has_role(Role.BEHANDELAAR, Role.BEHEERDER))


@requirement(
    dutch(
        "Wie voor de regiokassier tekent, wijst u alleen aan als u zelf voor die kassier werkt."
        " Anders doet een beheerder van het ministerie dat."
    )
)
def may_name_signer(deal: Any, user: Any) -> bool:
    """Who answers for the money chooses who signs for it."""
    if user.has_role(Role.BEHEERDER):
        return True
    kassier = DealParty.objects.filter(deal=deal, role=PartyRole.KASSIER)
    found = _managing(deal, user).filter(organisation__in=kassier.values("organisation"))
    return bool(found.exists())


RULES = {RoleInDeal.MANAGER: may_name_manager, RoleInDeal.SIGNER: may_name_signer}


def rule_of(role: str) -> Any:
    """Who gives this role."""
    return RULES.get(RoleInDeal(role), may_manage)


def roles_to_give(deal: Any, user: Any) -> list[RoleInDeal]:
    """The roles that the person can give in this deal."""
    as_manager = manages(deal, user)
    return [
        role for role in RoleInDeal if (RULES[role](deal, user) if role in RULES else as_manager)
    ]


@requirement(dutch("Alleen wie deze rol mag geven, beëindigt haar. Uw eigen beheer draagt u over."))
def may_end(row: Any, user: Any) -> bool:
    """A role, asked of one person."""
    return can_end(row.role, manages=manages(row.deal, user), gives=_gives(row, user))


@requirement(dutch("Alleen een andere beheerder trekt dit in."))
def may_withdraw(row: Any, user: Any) -> bool:
    """Who gives roles of the ministry, and memberships; nobody takes back his own."""
    return bool(user.has_role(Role.BEHEERDER)) and row.user_id != user.pk


@requirement(
    dutch("Alleen wie deze rol mag geven of de mensen beheert, trekt deze uitnodiging in.")
)
def may_revoke(row: Any, user: Any) -> bool:
    """An invitation, asked of one person."""
    return can_revoke(manages=manages(row.deal, user), gives=_gives(row, user))


def can_end(role: str, *, manages: bool, gives: bool) -> bool:
    """Who gives it, and the manager for everybody else; a manager leaves by handing over."""
    return gives or (manages and role != RoleInDeal.MANAGER)


def can_revoke(*, manages: bool, gives: bool) -> bool:
    """Who could have sent it, and who manages the people of the deal."""
    return gives or manages


def _gives(row: Any, user: Any) -> bool:
    return bool(rule_of(row.role)(row.deal, user))


def _managing(deal: Any, user: Any) -> Any:
    today = DealRole.objects.valid_on(clock.today())
    return today.filter(deal=deal, user=user, role=RoleInDeal.MANAGER)
