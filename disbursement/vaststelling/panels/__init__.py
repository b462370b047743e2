"""What settling and recovering add to the dossier and to the start page."""

from collections.abc import Iterator

from disbursement.vaststelling.panels.dossier import EXPORTS, NEWS, PANELS
from disbursement.vaststelling.panels.next_steps import next_steps_of
from disbursement.vaststelling.panels.owed import page_of_claim, watched_by
from regiodeals.accounts.models import User
from regiodeals.dossier import WorkItem

__all__ = ["EXPORTS", "NEWS", "PANELS", "page_of_claim", "work_for"]


def work_for(user: User) -> Iterator[WorkItem]:
    """What is owed on the way to a closed dossier, and the next step towards it."""
    yield from watched_by(user)
    yield from next_steps_of(user)
