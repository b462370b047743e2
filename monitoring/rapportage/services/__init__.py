"""What a person may do with a rapportage."""

from monitoring.rapportage.services.asking import ask_report, withdraw_request
from monitoring.rapportage.services.beginning import open_report
from monitoring.rapportage.services.commenting import comment_on_line
from monitoring.rapportage.services.copies import CopyRefused, Taken, import_copy
from monitoring.rapportage.services.documents import retry_document
from monitoring.rapportage.services.reviewing import (
    accept_report,
    correct_report,
    judge_section,
    send_back_report,
)
from monitoring.rapportage.services.steps import take_step
from monitoring.rapportage.services.submitting import (
    give_back_report,
    offer_report,
    submit_report,
    take_back_report,
)
from monitoring.rapportage.services.writing import ChangedMeanwhile, save_field

__all__ = [
    "ChangedMeanwhile",
    "CopyRefused",
    "Taken",
    "accept_report",
    "ask_report",
    "comment_on_line",
    "correct_report",
    "give_back_report",
    "import_copy",
    "judge_section",
    "offer_report",
    "open_report",
    "retry_document",
    "save_field",
    "send_back_report",
    "submit_report",
    "take_back_report",
    "take_step",
    "withdraw_request",
]
