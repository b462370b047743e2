"""What a beheerder does with the register."""

from disbursement.mandaat.services.register import (
    appoint_vervanger,
    end_period,
    give_mandaat,
    hand_over_office,
    open_ambt,
)

__all__ = [
    "appoint_vervanger",
    "end_period",
    "give_mandaat",
    "hand_over_office",
    "open_ambt",
]
