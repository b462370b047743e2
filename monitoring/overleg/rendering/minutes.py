"""The minutes as their page shows them: what was decided and promised, and who agreed when."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from monitoring.overleg.conditions import has_taken_place
from monitoring.overleg.models import Besluitpunt, Deelnemer, Overleg, OverlegStatus, Verslagreactie
from monitoring.overleg.policies import may_close, may_organise
from monitoring.overleg.rendering import MEANING, breadcrumb
from monitoring.overleg.selectors import actions_of, answers_to, last_version, participants_of
from regiodeals.accounts.models import User
from regiodeals.common.words import dutch
from regiodeals.documents.typed_text import as_kept
from regiodeals.obligations.models import Obligation
from regiodeals.obligations.state import State

MEANING_OF_ACTION: dict[str, str] = {
    State.OPEN: "busy",
    State.DUE: "busy",
    State.OVERDUE: "error",
    State.MET: "ok",
    State.CANCELLED: "neutral",
    State.PASSED: "neutral",
}


@dataclass(frozen=True, slots=True)
class ActionRow:
    """An action, how it stands, and what the reader can do with it."""

    row: Obligation
    state: State
    meaning: str
    can_close: bool
    can_drop: bool
    can_move: bool


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """Who was asked, and what he said of the last version; None: nothing yet."""

    deelnemer: Deelnemer
    answer: Verslagreactie | None


def minutes_page(overleg: Overleg, user: User) -> dict[str, Any]:
    """What everybody who sees the deal reads, and what this person can do."""
    is_open = overleg.status in (OverlegStatus.UITGENODIGD, OverlegStatus.GEHOUDEN)
    writes = may_organise(overleg, user) and is_open and has_taken_place(overleg)
    version = last_version(overleg)
    words, decisions = as_read(overleg, user)
    answers = answers_to(version)
    asked = [
        AnswerRow(one, answers.get(one.pk))
        for one in participants_of(overleg)
        if one.user_id is not None
    ]
    own = next((row.answer for row in asked if row.deelnemer.user_id == user.pk), None)
    is_held = overleg.status == OverlegStatus.GEHOUDEN
    return {
        "overleg": overleg,
        "meaning": MEANING[overleg.status],
        "writes": writes,
        "can_send": writes and is_held and not overleg.minutes_are_out,
        "is_asked": is_held
        and overleg.minutes_are_out
        and any(row.deelnemer.user_id == user.pk for row in asked),
        "agrees": own is not None and own.agrees,
        "objection": own.words if own is not None and not own.agrees else "",
        "version": version,
        "answers": asked if version else [],
        "seen": {"versie": version.number} if version else {},
        "mark": mark_of(overleg.minutes),
        "words": words,
        "decisions": decisions,
        "actions": list(action_rows(overleg, user, writes=writes)),
        "breadcrumb": breadcrumb(overleg, dutch("Verslag")),
    }


def mark_of(text: str) -> str:
    """What tells whether the minutes were changed on a page since it was shown."""
    return hashlib.sha256(as_kept(text).encode()).hexdigest()[:16]


def as_read(overleg: Overleg, user: User) -> tuple[str, list[Besluitpunt]]:
    """What was said and decided; what was not sent as it stands is only for who writes it."""
    if may_organise(overleg, user) or overleg.minutes_are_out:
        return overleg.minutes, list(overleg.besluiten.all())
    version = last_version(overleg)
    sent = version.content if version else {}
    decisions = [
        Besluitpunt(overleg=overleg, number=row["nummer"], text=row["tekst"])
        for row in sent.get("besluiten", ())
    ]
    return sent.get("verslag", ""), decisions


def action_rows(overleg: Overleg, user: User, *, writes: bool) -> Iterator[ActionRow]:
    """The actions of an overleg, in order."""
    organises = may_organise(overleg, user)
    for row in actions_of(overleg):
        is_open = not row.is_closed
        yield ActionRow(
            row,
            row.state,
            MEANING_OF_ACTION[row.state],
            can_close=is_open and may_close(row, user),
            can_drop=is_open and writes,
            can_move=organises and row.state in (State.OPEN, State.DUE),
        )
