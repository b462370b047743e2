"""What can be found; each room registers its own in ready(), and nothing here knows a room."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from regiodeals.accounts.models import User
from regiodeals.search.asked import Asked


@dataclass(frozen=True)
class Hit:
    """One thing that was found: its name, what it is, and its page.

    `excerpt` are parts of its text, each with whether it was sought; `is_near` says that its name
    only looks like what was typed.
    """

    title: str
    url: str
    note: str = ""
    excerpt: Sequence[tuple[str, bool]] = ()
    is_near: bool = False
    is_example: bool = False


@dataclass(frozen=True)
class Source:
    """One kind of things: `find` gives at most so many that the person may see, the best first.

    It asks the database one question, so that a search takes as many as there are sources.
    """

    name: str
    label: str
    order: int
    find: Callable[[User, Asked, int], Sequence[Hit]]


@dataclass(frozen=True)
class Group:
    """What one source found; `has_more` says that there is more than is shown."""

    source: Source
    hits: Sequence[Hit]
    has_more: bool


_known: dict[str, Source] = {}
SHOWN = 8


def register_source(source: Source) -> None:
    """Make a kind of things findable."""
    _known[source.name] = source


def found_for(user: User, asked: Asked) -> list[Group]:
    """Every group in which something was found, in order; empty when there is nothing to seek."""
    if not asked:
        return []
    groups = [_group(source, user, asked) for source in _in_order()]
    return [group for group in groups if group.hits]


def _in_order() -> list[Source]:
    return sorted(_known.values(), key=lambda source: source.order)


def _group(source: Source, user: User, asked: Asked) -> Group:
    hits = source.find(user, asked, SHOWN + 1)
    return Group(source, hits[:SHOWN], len(hits) > SHOWN)
