"""A deal as a row of a list."""

from dataclasses import dataclass
from datetime import date

from regiodeals.deal.models import Deal
from regiodeals.deal.rendering.facts import meaning_of
from regiodeals.deal.rendering.next_act import WAITS_FOR
from regiodeals.deal.term import TermState, grant_by, term_state


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A deal in a list; `days_left` is None when no term runs, `waits_for` empty at its end."""

    deal: Deal
    meaning: str
    term: TermState
    grant_by: date | None
    days_left: int | None
    waits_for: str


def board_row(deal: Deal, today: date) -> BoardRow:
    """The deal as a row; its term stops to count when the grant has been made known."""
    last = grant_by(deal)
    term = term_state(deal, last)
    return BoardRow(
        deal=deal,
        meaning=meaning_of(deal),
        term=term,
        grant_by=last,
        days_left=(last - today).days if last and term is TermState.RUNNING else None,
        waits_for=WAITS_FOR.get(deal.status, ""),
    )
