"""What a person may do with an exchange meeting."""

from monitoring.uitwisseling.services.attendance import record_attendance
from monitoring.uitwisseling.services.material import (
    add_material,
    link_lesson,
    remove_material,
    unlink_lesson,
)
from monitoring.uitwisseling.services.planning import Plan, change_meeting, plan_meeting
from monitoring.uitwisseling.services.signing_up import mail_again, sign_off, sign_up
from monitoring.uitwisseling.services.steps import call_off, take_step

__all__ = [
    "Plan",
    "add_material",
    "call_off",
    "change_meeting",
    "link_lesson",
    "mail_again",
    "plan_meeting",
    "record_attendance",
    "remove_material",
    "sign_off",
    "sign_up",
    "take_step",
    "unlink_lesson",
]
