"""The deals of a board as rows of a file."""

from collections.abc import Iterator, Sequence
from typing import Any

from regiodeals.board.rendering.rows import areas_in_words
from regiodeals.board.selectors import money_of
from regiodeals.common.export import CellType, Column
from regiodeals.common.words import dutch
from regiodeals.deal.models import Deal
from regiodeals.deal.rendering.export import DEAL_COLUMNS, deal_cells

COLUMNS = (
    *DEAL_COLUMNS,
    Column(dutch("Provincie of eiland"), width=28),
    Column(dutch("Ministeries"), width=28),
    Column(dutch("Munt"), width=6),
    Column(dutch("Verleend"), CellType.AMOUNT, 20),
    Column(dutch("Betaald"), CellType.AMOUNT, 20),
    Column(dutch("Verantwoord"), CellType.AMOUNT, 20),
)


def cells(deals: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """Each deal as the board shows it; without an uitkering the money is empty."""
    money = money_of([deal.pk for deal in deals])
    for deal, line in zip(deals, deal_cells(deals), strict=True):
        yield (*line, *_parties(deal), *_booked(money, deal))


def _parties(deal: Any) -> Sequence[str]:
    return areas_in_words(deal.areas), ", ".join(deal.ministries)


def _booked(money: Any, deal: Deal) -> Sequence[Any]:
    found = money.get(deal.pk)
    if found is None:
        return (None,) * 4
    return found.currency, found.granted_cents, found.paid_cents, found.accounted_cents
