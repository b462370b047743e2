"""Questions about beschikkingen, always asked by somebody, and about what they decide."""

from disbursement.beschikking.selectors.decisions import (
    being_made,
    findings_of,
    granted_cents_on,
    is_being_made,
    replaceable_by,
    spending_until_on,
    standing_of,
    tested_of,
    waiting_for_announcement,
    why_not_now,
)
from disbursement.beschikking.selectors.effects import Move, moves_of, register_mover
from disbursement.beschikking.selectors.rows import (
    Bezetting,
    LetterStanding,
    beschikkingen_visible_to,
    bezetting_on,
    ids_past_their_remedy_term,
    ids_with_pending_letter,
    standing_of_letter,
    waiting_beschikkingen,
    who_may_sign,
)

__all__ = [
    "Bezetting",
    "LetterStanding",
    "Move",
    "being_made",
    "beschikkingen_visible_to",
    "bezetting_on",
    "findings_of",
    "granted_cents_on",
    "ids_past_their_remedy_term",
    "ids_with_pending_letter",
    "is_being_made",
    "moves_of",
    "register_mover",
    "replaceable_by",
    "spending_until_on",
    "standing_of",
    "standing_of_letter",
    "tested_of",
    "waiting_beschikkingen",
    "waiting_for_announcement",
    "who_may_sign",
    "why_not_now",
]
