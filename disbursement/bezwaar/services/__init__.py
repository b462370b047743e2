"""What a person may do with a bezwaar; each function is all or nothing."""

from disbursement.bezwaar.services.clock import (
    postpone_decision,
    postpone_further,
    resume_clock,
    suspend_clock,
)
from disbursement.bezwaar.services.decide import (
    decide_bezwaar,
    record_judgment,
    void_bezwaar,
    waive_new_decision,
    withdraw_bezwaar,
)
from disbursement.bezwaar.services.handle import (
    confirm_receipt,
    forward_bezwaar,
    hold_hearing,
    judge_lateness,
    judge_lateness_again,
    plan_hearing,
    take_up_bezwaar,
    waive_hearing,
)
from disbursement.bezwaar.services.register import Objection, register_bezwaar

__all__ = [
    "Objection",
    "confirm_receipt",
    "decide_bezwaar",
    "forward_bezwaar",
    "hold_hearing",
    "judge_lateness",
    "judge_lateness_again",
    "plan_hearing",
    "postpone_decision",
    "postpone_further",
    "record_judgment",
    "register_bezwaar",
    "resume_clock",
    "suspend_clock",
    "take_up_bezwaar",
    "void_bezwaar",
    "waive_hearing",
    "waive_new_decision",
    "withdraw_bezwaar",
]
