"""Questions about reminders: who is to be reminded, of what, and what became of it."""

from monitoring.herinnering.selectors.ahead import Ahead, ahead
from monitoring.herinnering.selectors.recipients import Addressee, Addressees
from monitoring.herinnering.selectors.reminders import (
    candidates,
    failed_for,
    ids_to_order,
    last_round,
    policies,
    reminders_of_message,
    reminders_seen_by,
    wants_one_mail,
)
from monitoring.herinnering.selectors.standing import still_right

__all__ = [
    "Addressee",
    "Addressees",
    "Ahead",
    "ahead",
    "candidates",
    "failed_for",
    "ids_to_order",
    "last_round",
    "policies",
    "reminders_of_message",
    "reminders_seen_by",
    "still_right",
    "wants_one_mail",
]
