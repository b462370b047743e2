"""What the rooms above tell of each kind of message, registered in their ready().

A room that orders mail knows on which page a person deals with it, and whether the reason for it
still holds at the moment of sending: who has delivered meanwhile gets no reminder.
"""

from collections.abc import Callable
from dataclasses import dataclass

from regiodeals.mail.models import Message, MessageKind


@dataclass(frozen=True)
class Registration:
    """Where a message is dealt with, and whether it must still go."""

    page: Callable[[Message], str]
    is_wanted: Callable[[Message], bool]


_registered: dict[str, Registration] = {}


def register(
    kind: MessageKind,
    *,
    page: Callable[[Message], str],
    is_wanted: Callable[[Message], bool],
) -> None:
    """Tell what a kind of message needs; called from ready()."""
    _registered[kind] = Registration(page, is_wanted)


def registration_of(kind: str) -> Registration:
    """What was told; raises RuntimeError when nobody answers for this kind."""
    if kind not in _registered:
        raise RuntimeError(f"No room answers for messages of the kind {kind}.")
    return _registered[kind]
