"""Bezwaren as rows of a file."""

from collections.abc import Iterator, Sequence
from typing import Any

from disbursement.bezwaar.models import Bezwaar
from disbursement.bezwaar.rendering import list_row
from regiodeals.common.export import CellType, Column
from regiodeals.common.words import dutch

DAY = CellType.DAY
COLUMNS = (
    Column(dutch("Tranche"), CellType.NUMBER, 8),
    Column(dutch("Deal"), width=32),
    Column(dutch("Soort"), width=12),
    Column(dutch("Indiener"), width=32),
    Column(dutch("Tegen"), width=28),
    Column(dutch("Stand"), width=24),
    Column(dutch("Ontvangen op"), DAY),
    Column(dutch("Laatste dag om in te dienen"), DAY),
    Column(dutch("Op tijd"), width=24),
    Column(dutch("Hoorzitting op"), DAY),
    Column(dutch("Beslissen uiterlijk"), DAY),
)


def cells(rows: Sequence[Bezwaar]) -> Iterator[Sequence[Any]]:
    """Each bezwaar with its day, as the list shows it."""
    for row in rows:
        deal = row.beschikking.uitkering.deal
        yield (
            deal.tranche.number,
            deal.name,
            row.get_kind_display(),
            row.objector_name,
            str(row.beschikking),
            row.get_status_display(),
            row.received_on,
            row.last_day,
            str(row.timeliness),
            row.hearing_on,
            list_row(row)["last_day"],
        )
