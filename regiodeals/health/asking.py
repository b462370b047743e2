"""Asks all checks; one that fails or stays silent says so in its own place, within a second."""

import logging
import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, replace

from regiodeals.common.words import dutch, joined
from regiodeals.health.check import Check, Finding, checks

PATIENCE_SECONDS = 1.0

logger = logging.getLogger(__name__)
_asked: dict[str, "_Question"] = {}
_lock = threading.Lock()


@dataclass(frozen=True)
class Row:
    """One check with what it found."""

    title: str
    finding: Finding


def rows() -> list[Row]:
    """What every check finds now, the worst first."""
    asked = checks()
    outside = [_question(check) for check in asked if check.outside]
    found = {check.name: _answer(check) for check in asked if not check.outside}
    found |= _answers(outside, time.monotonic() + PATIENCE_SECONDS)
    told = [(check.title, found[check.name]) for check in asked]
    in_order = sorted(told, key=lambda pair: pair[1].state if pair[1] else 0)
    return [Row(title, finding) for title, finding in in_order if finding is not None]


class _Question(threading.Thread):
    """A check that is being asked; a disk that hangs keeps only this thread."""

    def __init__(self, check: Check) -> None:
        super().__init__(name=f"health-{check.name}", daemon=True)
        self.check = check
        self.found: Finding | None = None

    def run(self) -> None:
        """Ask it."""
        self.found = _answer(self.check)


def _question(check: Check) -> _Question:
    """The question that is still open, or a new one: nothing piles up behind what hangs."""
    with _lock:
        question = _asked.get(check.name)
        if question is None or not question.is_alive():
            question = _asked[check.name] = _Question(check)
            question.start()
        return question


def _answers(questions: Iterable[_Question], deadline: float) -> dict[str, Finding | None]:
    found: dict[str, Finding | None] = {}
    for question in questions:
        question.join(max(0.0, deadline - time.monotonic()))
        late = question.is_alive()
        found[question.check.name] = _too_late(question.check) if late else question.found
    return found


def _too_late(check: Check) -> Finding:
    late = dutch("Er kwam binnen een seconde geen antwoord.")
    says = joined(" ", (check.unanswered.says, late))
    return replace(check.unanswered, says=says)


def _answer(check: Check) -> Finding | None:
    try:
        return check.ask()
    # Whatever is wrong with one part, the beheerder must see the others.
    except Exception as error:
        # Without its text, which may hold an address with its password.
        logger.warning("health of %s is unknown: %s", check.name, type(error).__name__)
        return check.unanswered
