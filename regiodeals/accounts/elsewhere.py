"""What rooms above give a person besides the roles of this one, such as a role in one deal.

The room of people lies at the bottom and knows no deals; registered in ready().
"""

from collections.abc import Callable, Iterable
from typing import Any

Source = Callable[[Any], Iterable[str]]

_sources: list[Source] = []


def register_roles(source: Source) -> None:
    """Let a room above say what it gave a person, each as a word of its own."""
    if source not in _sources:
        _sources.append(source)


def roles_elsewhere(user: Any) -> frozenset[str]:
    """All of it that holds today."""
    return frozenset(word for source in _sources for word in source(user))
