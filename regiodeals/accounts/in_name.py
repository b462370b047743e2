"""What stands in the name of a person in the rooms above, which the room of people does not know.

Registered in ready(); shown before a role of that person ends, for it does not end with the role.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class InName:
    """One thing that somebody must take over: what it is, and its page."""

    title: str
    url: str


Source = Callable[[Any], Iterable[InName]]

_sources: list[Source] = []


def register_in_name(source: Source) -> None:
    """Let a room above tell what stands in the name of a person."""
    if source not in _sources:
        _sources.append(source)


def in_name_of(user: Any) -> list[InName]:
    """All of it, in the order in which the rooms were registered."""
    return [item for source in _sources for item in source(user)]
