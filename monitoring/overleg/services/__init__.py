"""What a person may do with an overleg."""

from monitoring.overleg.services.people import (
    add_everybody,
    add_guest,
    add_person,
    invite_again,
    remove_participant,
)
from monitoring.overleg.services.planning import (
    USUAL,
    Hours,
    move_overleg,
    plan_first_overleg,
    plan_overleg,
    schedule_overleg,
)
from monitoring.overleg.services.steps import BUTTONS, call_off, call_off_ended, take_step

__all__ = [
    "BUTTONS",
    "USUAL",
    "Hours",
    "add_everybody",
    "add_guest",
    "add_person",
    "call_off",
    "call_off_ended",
    "invite_again",
    "move_overleg",
    "plan_first_overleg",
    "plan_overleg",
    "remove_participant",
    "schedule_overleg",
    "take_step",
]
