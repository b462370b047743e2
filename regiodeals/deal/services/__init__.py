"""What a person may do with a deal."""

from regiodeals.deal.services.concluding import impose_grant_term, move_concluded_on
from regiodeals.deal.services.deal import (
    BUTTONS,
    DayOfDeal,
    add_party,
    appoint_kassier,
    assign_accounthouder,
    cancel_grant_term,
    correct_day,
    mark_beschikt,
    mark_convenant_concluded,
    mark_settled,
    meet_grant_term,
    take_step,
)
from regiodeals.deal.services.delay import record_delay_notice
from regiodeals.deal.services.ministries import assign_ministries

__all__ = [
    "BUTTONS",
    "DayOfDeal",
    "add_party",
    "appoint_kassier",
    "assign_accounthouder",
    "assign_ministries",
    "cancel_grant_term",
    "correct_day",
    "impose_grant_term",
    "mark_beschikt",
    "mark_convenant_concluded",
    "mark_settled",
    "meet_grant_term",
    "move_concluded_on",
    "record_delay_notice",
    "take_step",
]
