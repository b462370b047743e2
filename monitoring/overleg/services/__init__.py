"""What a person may do with an overleg."""

from monitoring.overleg.services.actions import (
    add_action,
    close_action,
    drop_action,
    end_actions,
    move_action,
)
from monitoring.overleg.services.minutes import (
    add_decision,
    answer_minutes,
    drop_decision,
    save_minutes,
    send_minutes,
)
from monitoring.overleg.services.pack import order_pack, retry_pack
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
from monitoring.overleg.services.poll import (
    answer_moments,
    ask_moments,
    drop_moment,
    pick_moment,
    propose_moment,
)
from monitoring.overleg.services.steps import call_off, call_off_ended, take_step

__all__ = [
    "USUAL",
    "Hours",
    "add_action",
    "add_decision",
    "add_everybody",
    "add_guest",
    "add_person",
    "answer_minutes",
    "answer_moments",
    "ask_moments",
    "call_off",
    "call_off_ended",
    "close_action",
    "drop_action",
    "drop_decision",
    "drop_moment",
    "end_actions",
    "invite_again",
    "move_action",
    "move_overleg",
    "order_pack",
    "pick_moment",
    "plan_first_overleg",
    "plan_overleg",
    "propose_moment",
    "remove_participant",
    "retry_pack",
    "save_minutes",
    "schedule_overleg",
    "send_minutes",
    "take_step",
]
