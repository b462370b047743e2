"""Bezwaren as rows of a file."""

from collections.abc import Iterator, Sequence
from typing import Any

from disbursement.bezwaar.models import Bezwaar
from disbursement.bezwaar.rendering import list_row
from regiodeals.common.export import CellType, Column

DAY = CellType.DAY
COLUMNS = (
    Column("Tranche", CellType.NUMBER, 8),
    Column("Deal", width=32),
    Column("Soort", width=12),
    Column("Indiener", width=32),
    Column("Tegen", width=28),
    Column("Stand", width=24),
    Column("Ontvangen op", DAY),
    Column("Laatste dag om in te dienen", DAY),
    Column("Op tijd", width=24),
    Column("Hoorzitting op", DAY),
    Column("Beslissen uiterlijk", DAY),
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
