"""Deals and terms as rows of a file."""

from collections.abc import Iterator, Sequence
from typing import Any

from regiodeals.common import clock
from regiodeals.common.export import CellType, Column
from regiodeals.common.words import dutch
from regiodeals.deal.models import Deal
from regiodeals.deal.rendering.board import board_row
from regiodeals.deal.rendering.owed import place_of
from regiodeals.obligations.models import Obligation
from regiodeals.obligations.titles import owner_of, source_of, title_of, told

DEAL_COLUMNS = (
    Column(dutch("Tranche"), CellType.NUMBER, 8),
    Column(dutch("Deal"), width=32),
    Column(dutch("Gebied"), width=32),
    Column(dutch("Stand"), width=24),
    Column(dutch("Rijksbijdrage in euro"), CellType.AMOUNT, 20),
    Column(dutch("Convenant gesloten"), CellType.DAY),
    Column(dutch("Verlenen uiterlijk"), CellType.DAY),
    Column(dutch("Verleend op"), CellType.DAY),
    Column(dutch("Loopt tot en met"), CellType.DAY),
    Column(dutch("Wacht op"), width=24),
    Column(dutch("Behandelaar"), width=28),
)
OWED_COLUMNS = (
    Column(dutch("Uiterste dag"), CellType.DAY),
    Column(dutch("Eerst bepaald op"), CellType.DAY),
    Column(dutch("Waar die dag telt"), width=22),
    Column(dutch("Wat"), width=60),
    Column(dutch("Soort"), width=28),
    Column(dutch("Bron"), width=40),
    Column(dutch("Wie"), width=32),
    Column(dutch("Stand"), width=16),
    Column(dutch("Nagekomen op"), CellType.DAY),
    Column(dutch("Hoe nagekomen"), width=40),
    Column(dutch("Vervallen omdat"), width=40),
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
            title_of(owed),
            owed.get_kind_display(),
            source_of(owed),
            owner_of(owed),
            owed.state.label,
            owed.met_on,
            told(owed.met_how),
            told(owed.cancelled_because),
        )
