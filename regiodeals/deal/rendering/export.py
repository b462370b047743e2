"""Deals and terms as rows of a file."""

from collections.abc import Iterator, Sequence
from typing import Any

from regiodeals.common import clock
from regiodeals.common.export import CellType, Column
from regiodeals.deal.models import Deal
from regiodeals.deal.rendering.board import board_row
from regiodeals.deal.rendering.owed import place_of
from regiodeals.obligations.models import Obligation

DEAL_COLUMNS = (
    Column("Tranche", CellType.NUMBER, 8),
    Column("Deal", width=32),
    Column("Gebied", width=32),
    Column("Stand", width=24),
    Column("Rijksbijdrage in euro", CellType.AMOUNT, 20),
    Column("Convenant gesloten", CellType.DAY),
    Column("Verlenen uiterlijk", CellType.DAY),
    Column("Verleend op", CellType.DAY),
    Column("Loopt tot en met", CellType.DAY),
    Column("Wacht op", width=24),
    Column("Behandelaar", width=28),
)
OWED_COLUMNS = (
    Column("Uiterste dag", CellType.DAY),
    Column("Eerst bepaald op", CellType.DAY),
    Column("Waar die dag telt", width=22),
    Column("Wat", width=60),
    Column("Soort", width=28),
    Column("Bron", width=40),
    Column("Wie", width=32),
    Column("Stand", width=16),
    Column("Nagekomen op", CellType.DAY),
    Column("Hoe nagekomen", width=40),
    Column("Vervallen omdat", width=40),
)


def deal_cells(deals: Sequence[Deal]) -> Iterator[Sequence[Any]]:
    """Each deal as the board shows it."""
    today = clock.today()
    for deal in deals:
        row = board_row(deal, today)
        yield (
            deal.tranche.number,
            deal.name,
            deal.region,
            deal.get_status_display(),
            deal.rijksbijdrage_cents,
            deal.concluded_on,
            row.grant_by,
            deal.granted_on,
            deal.ends_on,
            row.waits_for,
            deal.accounthouder,
        )


def owed_cells(rows: Sequence[Obligation]) -> Iterator[Sequence[Any]]:
    """Each term with its day, its owner and what came of it."""
    for owed in rows:
        yield (
            owed.due_on,
            owed.first_due_on,
            place_of(owed),
            owed.title,
            owed.get_kind_display(),
            owed.source,
            owed.owner_name,
            owed.state.label,
            owed.met_on,
            owed.met_how,
            owed.cancelled_because,
        )
