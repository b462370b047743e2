"""Pages of the people of a deal, and of an invitation."""

from regiodeals.people.views.invitation import invitation, open_link
from regiodeals.people.views.language import choose_language
from regiodeals.people.views.password import password
from regiodeals.people.views.people import end_role, hand_over, people, revoke

__all__ = [
    "choose_language",
    "end_role",
    "hand_over",
    "invitation",
    "open_link",
    "password",
    "people",
    "revoke",
]
