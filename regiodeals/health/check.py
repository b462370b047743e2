"""What a check finds, and the list of checks; each app registers its own in ready()."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum


class State(IntEnum):
    """How it is, the worst first."""

    WRONG = 1
    UNKNOWN = 2
    LOOK = 3
    GOOD = 4


@dataclass(frozen=True)
class Finding:
    """One state, in words: what is so, what to do, and the address of the page to look at.

    It names no host, path, person or secret: it is read on a screen.
    """

    state: State
    says: str
    do: str = ""
    url: str = ""


@dataclass(frozen=True)
class Check:
    """One question about the system.

    `ask` may raise: then `unanswered` is what is found. One that asks another machine or a disk is
    `outside`: it is asked apart, waits a second at most and never asks the database. None means
    that there is nothing to tell here.
    """

    name: str
    title: str
    ask: Callable[[], Finding | None]
    unanswered: Finding
    outside: bool = False


_checks: dict[str, Check] = {}


def register_check(check: Check) -> None:
    """Add a check to the start page of the administration."""
    _checks[check.name] = check


def checks() -> list[Check]:
    """All of them, in the order in which they were registered."""
    return list(_checks.values())
