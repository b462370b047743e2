"""What a beheerder does with the register, and what is owed because of it."""

from disbursement.mandaat.services.register import (
    appoint_vervanger,
    end_period,
    give_mandaat,
    hand_over_office,
    open_ambt,
)
from disbursement.mandaat.services.watch import watch_register

__all__ = [
    "appoint_vervanger",
    "end_period",
    "give_mandaat",
    "hand_over_office",
    "open_ambt",
    "watch_register",
]
