"""What a person may do with an exchange meeting."""

from monitoring.uitwisseling.services.attendance import record_attendance
from monitoring.uitwisseling.services.planning import Plan, change_meeting, plan_meeting
from monitoring.uitwisseling.services.signing_up import mail_again, sign_off, sign_up
from monitoring.uitwisseling.services.steps import call_off, take_step

__all__ = [
    "Plan",
    "call_off",
    "change_meeting",
    "mail_again",
    "plan_meeting",
    "record_attendance",
    "sign_off",
    "sign_up",
    "take_step",
]
