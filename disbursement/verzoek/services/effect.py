"""Carry out what was shown: the days that move when the spending period ends on another day."""

from datetime import date
from typing import Any

from disbursement.beschikking.models import Beschikking, BeschikkingKind
from disbursement.beschikking.selectors import moves_of, standing_of
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.obligations import services as obligations
from regiodeals.obligations.models import Obligation

MOVING = (BeschikkingKind.VERLENGING, BeschikkingKind.INTREKKING)


def move_days(beschikking: Beschikking, actor: User | None) -> None:
    """Move each day that the preview named; follows the sending.

    Also when the extension was not asked for here, and back when one is withdrawn.
    """
    if beschikking.kind not in MOVING or beschikking.sent_on is None:
        return
    standing = standing_of(beschikking.uitkering, beschikking.sent_on)
    if standing.is_withdrawn or standing.spending_until is None:
        return
    for move in moves_of(beschikking.uitkering, spend_until=standing.spending_until):
        if move.obligation is not None and not move.obligation.is_closed:
            _move(move.obligation, move.after, beschikking, actor)


def _move(owed: Obligation, due_on: date, beschikking: Beschikking, actor: User | None) -> None:
    """Later by the decision; earlier as a plan, or as a repair when that day has passed."""
    reason = f"{beschikking.get_kind_display().capitalize()}: {beschikking}."
    what: dict[str, Any] = {"obligation_id": owed.pk, "due_on": due_on, "actor": actor}
    if due_on > owed.due_on:
        obligations.extend(**what, reason=reason, decision=str(beschikking))
    elif due_on >= owed.legal_day_at(clock.now()):
        obligations.reschedule(**what, reason=reason)
    else:
        obligations.correct(**what, reason=reason)
