"""Pages of the beschikking."""

from disbursement.beschikking.views.check import CHECKS_PER_MINUTE, check
from disbursement.beschikking.views.decisions import begin, discard, revise
from disbursement.beschikking.views.pages import (
    beschikking_detail,
    beschikking_list,
    draft,
    preview,
    retry,
    transition,
)

__all__ = [
    "CHECKS_PER_MINUTE",
    "begin",
    "beschikking_detail",
    "beschikking_list",
    "check",
    "discard",
    "draft",
    "preview",
    "retry",
    "revise",
    "transition",
]
