"""What the rooms above tell of each kind of message, registered in their ready().

A room that orders mail knows on which page a person deals with it, and whether the reason for it
still holds at the moment of sending: who has delivered meanwhile gets no reminder.
"""

from collections.abc import Callable
from dataclasses import dataclass

from regiodeals.mail.models import Message, MessageKind


@dataclass(frozen=True)
class Registration:
    """Where a message is dealt with, whether it must still go, and what is filled in at the end.

    What `secret` gives stands in no row: only who reads the mail has it.
    """

    page: Callable[[Message], str]
    is_wanted: Callable[[Message], bool]
    secret: Callable[[Message], str] | None = None


_registered: dict[str, Registration] = {}


def register(
    kind: MessageKind,
    *,
    page: Callable[[Message], str],
    is_wanted: Callable[[Message], bool],
    secret: Callable[[Message], str] | None = None,
) -> None:
    """Tell what a kind of message needs; called from ready()."""
    _registered[kind] = Registration(page, is_wanted, secret)


def registration_of(kind: str) -> Registration:
    """What was told; raises RuntimeError when nobody answers for this kind."""
    if kind not in _registered:
        raise RuntimeError(f"No room answers for messages of the kind {kind}.")
    return _registered[kind]
