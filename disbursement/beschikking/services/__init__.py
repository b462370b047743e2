"""What a person may do with a beschikking; each function is all or nothing."""

from disbursement.beschikking.services.content import ContentRefused, DecisionContent, sentence_of
from disbursement.beschikking.services.drafting import (
    FOLLOWS_FROM_DEAL,
    discard_concept,
    draft_beschikking,
    draft_decision,
    revise_decision,
)
from disbursement.beschikking.services.lapse import lapse_beschikking
from disbursement.beschikking.services.steps import (
    announce_beschikking,
    approve_beschikking,
    finalise_beschikking,
    retry_letter,
    send_back_beschikking,
    sign_beschikking,
    submit_beschikking,
    take_step,
)

__all__ = [
    "FOLLOWS_FROM_DEAL",
    "ContentRefused",
    "DecisionContent",
    "announce_beschikking",
    "approve_beschikking",
    "discard_concept",
    "draft_beschikking",
    "draft_decision",
    "finalise_beschikking",
    "lapse_beschikking",
    "retry_letter",
    "revise_decision",
    "send_back_beschikking",
    "sentence_of",
    "sign_beschikking",
    "submit_beschikking",
    "take_step",
]
