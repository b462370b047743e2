"""The mail about a rapportage, and what it is about once it leaves."""

from monitoring.rapportage.sending.offers import (
    ask_to_sign,
    ask_who_came_to_sign,
    is_offer_wanted,
    is_return_wanted,
    page_of_offer,
    tell_not_signed,
)
from monitoring.rapportage.sending.received import (
    ASKED,
    WITHDRAWN,
    confirm,
    is_outcome_wanted,
    is_request_wanted,
    is_wanted,
    page_of_message,
    page_of_obligation,
    page_of_request,
    tell_asked,
    tell_outcome,
    tell_withdrawn,
)

__all__ = [
    "ASKED",
    "WITHDRAWN",
    "ask_to_sign",
    "ask_who_came_to_sign",
    "confirm",
    "is_offer_wanted",
    "is_outcome_wanted",
    "is_request_wanted",
    "is_return_wanted",
    "is_wanted",
    "page_of_message",
    "page_of_obligation",
    "page_of_offer",
    "page_of_request",
    "tell_asked",
    "tell_not_signed",
    "tell_outcome",
    "tell_withdrawn",
]
