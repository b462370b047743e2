"""Where an obligation is dealt with: rooms above tell which page belongs to their objects.

A stored address would go stale; the room that owns the subject knows its own routes.
"""

from collections.abc import Callable

from regiodeals.obligations.models import Obligation

Page = Callable[[Obligation], str]

_pages: dict[str, Page] = {}


def register_page(subject_type: str, page: Page) -> None:
    """Tell the address for obligations about one kind of object; called from ready()."""
    _pages[subject_type] = page


def has_page(subject_type: str) -> bool:
    """Whether somebody who owes something about such an object knows where to go."""
    return subject_type in _pages


def page_of(obligation: Obligation) -> str:
    """The address where `obligation` is dealt with; raises KeyError when nobody told."""
    return _pages[obligation.subject_type](obligation)
