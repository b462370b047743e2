"""Who may handle several deals at once; the rules of each deal are asked again deal by deal."""

from collections.abc import Callable
from typing import Any

from regiodeals.accounts.models import Role, User
from regiodeals.common.words import dutch
from regiodeals.deal.policies import may_handle
from regiodeals.workflow import requirement

Policy = Callable[[Any, User], bool]


# Chooses the deals, and orders what a case officer does with them.
may_make_serie = may_handle


@requirement(dutch("Alleen een tekenbevoegde mag dit doen."))
def may_sign_serie(_subject: Any, user: User) -> bool:
    """Orders the signing; a mandate is asked for each letter."""
    return user.has_role(Role.TEKENBEVOEGDE)


def may_order(act: str) -> Policy:
    """Which policy guards an act, by its value."""
    return may_sign_serie if act == "ondertekenen" else may_make_serie


@requirement(dutch("Alleen wie deze opdracht gaf, mag haar starten."))
def is_who_ordered(opdracht: Any, user: User) -> bool:
    """What a worker does is done in the name of this person, and of nobody else."""
    return bool(opdracht.ordered_by_id == user.pk)


@requirement(dutch("Alleen wie zo’n opdracht mag geven, mag haar laten vervallen of stoppen."))
def may_end(opdracht: Any, user: User) -> bool:
    """Also a colleague: who ordered it may have left, and nothing is done by ending it."""
    return is_who_ordered(opdracht, user) or may_order(opdracht.act)(None, user)
