"""Who may do what with the year of a deal."""

from typing import Any

from regiodeals.accounts.models import Role
from regiodeals.common.words import dutch
from regiodeals.workflow import requirement


@requirement(dutch("Alleen een behandelaar of een beheerder wijzigt het rooster."))
def may_schedule(_subject: Any, user: Any) -> bool:
    """The schedule binds the region; the ministry keeps it."""
    return bool(user.has_role(Role.BEHANDELAAR, Role.BEHEERDER))


@requirement(dutch("Deze stap volgt vanzelf uit de deal, de rapportage of het overleg."))
def nobody(_cyclus: Any, _user: Any) -> bool:
    """Only the system takes it: what it follows is the act of a person."""
    return False


@requirement(dutch("Alleen de behandelaar van deze deal rondt het jaar af."))
def is_accounthouder(cyclus: Any, user: Any) -> bool:
    """The one who handles this very deal, as long as he has the role."""
    return bool(user.has_role(Role.BEHANDELAAR)) and cyclus.deal.accounthouder_id == user.pk
