"""What rooms above give a person besides the roles of this one, such as a role in one deal.

The room of people lies at the bottom and knows no deals; registered in ready().
"""

from collections.abc import Callable, Iterable
from typing import Any

Source = Callable[[Any], Iterable[str]]

LanguageOf = Callable[[Any], str]

_sources: list[Source] = []
_languages: list[LanguageOf] = []


def register_language(source: LanguageOf) -> None:
    """Let a room above say in which language the organisations of a person are written to."""
    if source not in _languages:
        _languages.append(source)


def language_elsewhere(user: Any) -> str:
    """The code of that language; empty when nobody knows."""
    return next((found for source in _languages if (found := source(user))), "")


def register_roles(source: Source) -> None:
    """Let a room above say what it gave a person, each as a word of its own."""
    if source not in _sources:
        _sources.append(source)


def roles_elsewhere(user: Any) -> frozenset[str]:
    """All of it that holds today."""
    return frozenset(word for source in _sources for word in source(user))
