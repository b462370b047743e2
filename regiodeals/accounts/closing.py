"""What ends with an account in the rooms above, which the room of people does not know.

Registered in ready(); done in the transaction in which the account is closed.
"""

from collections.abc import Callable
from typing import Any

# The person whose account is closed, and who closes it.
Ending = Callable[[Any, Any], None]

_endings: list[Ending] = []


def register_ending(ending: Ending) -> None:
    """Let a room above end what is of a person."""
    if ending not in _endings:
        _endings.append(ending)


def end_with_account(user: Any, by: Any) -> None:
    """End all of it."""
    for ending in _endings:
        ending(user, by)
