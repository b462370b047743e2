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


def require_page(subject_type: str) -> None:
    """Raise RuntimeError when somebody would owe something and not know where to go."""
    if subject_type not in _pages:
        raise RuntimeError(f"Nobody told where obligations about {subject_type} are dealt with.")


def page_of(obligation: Obligation) -> str:
    """The address where `obligation` is dealt with; nothing is imposed without one."""
    return _pages[obligation.subject_type](obligation)
