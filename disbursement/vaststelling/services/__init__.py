"""What a person may do to settle, to recover and to tell; each function is all or nothing."""

from disbursement.vaststelling.services.claims import follow_correction, follow_sending
from disbursement.vaststelling.services.decisions import (
    carry_out_proposal,
    draft_recovery,
    draft_settlement,
    explain_deviation,
    let_proposal_go,
)
from disbursement.vaststelling.services.notice import (
    close_notices,
    owe_notice,
    owe_notices,
    tell_kassier,
    waive_notice,
)
from disbursement.vaststelling.services.payments import (
    InterestDecision,
    receive_payment,
    set_interest,
)
from disbursement.vaststelling.services.proposals import (
    WHY_LOWER,
    propose_settlement,
    withdraw_proposal,
)
from disbursement.vaststelling.services.pursuit import interrupt_prescription, send_reminder

__all__ = [
    "WHY_LOWER",
    "InterestDecision",
    "carry_out_proposal",
    "close_notices",
    "draft_recovery",
    "draft_settlement",
    "explain_deviation",
    "follow_correction",
    "follow_sending",
    "interrupt_prescription",
    "let_proposal_go",
    "owe_notice",
    "owe_notices",
    "propose_settlement",
    "receive_payment",
    "send_reminder",
    "set_interest",
    "tell_kassier",
    "waive_notice",
    "withdraw_proposal",
]
