"""What a person may do about the people of a deal."""

from regiodeals.people.services.accepting import (
    NewAccount,
    accept_invitation,
    accept_with_new_account,
)
from regiodeals.people.services.choosing import change_password, choose_language
from regiodeals.people.services.giving import (
    end_role,
    hand_over,
    invite_person,
    require_endable,
    revoke_invitation,
)
from regiodeals.people.services.withdrawing import withdraw_assignment, withdraw_membership

__all__ = [
    "NewAccount",
    "accept_invitation",
    "accept_with_new_account",
    "change_password",
    "choose_language",
    "end_role",
    "hand_over",
    "invite_person",
    "require_endable",
    "revoke_invitation",
    "withdraw_assignment",
    "withdraw_membership",
]
