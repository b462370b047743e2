"""What a person may do to recover; each function is all or nothing."""

from disbursement.vaststelling.services.claims import follow_announcement
from disbursement.vaststelling.services.payments import (
    InterestDecision,
    receive_payment,
    set_interest,
)
from disbursement.vaststelling.services.pursuit import interrupt_prescription, send_reminder

__all__ = [
    "InterestDecision",
    "follow_announcement",
    "interrupt_prescription",
    "receive_payment",
    "send_reminder",
    "set_interest",
]
