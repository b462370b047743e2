"""Claims as rows of a file."""

from collections.abc import Iterator, Sequence
from typing import Any

from disbursement.vaststelling.models import Vordering
from disbursement.vaststelling.selectors.claims import prescribed_after, standing_of_claim
from regiodeals.common.export import CellType, Column
from regiodeals.common.words import dutch

AMOUNT, DAY = CellType.AMOUNT, CellType.DAY
COLUMNS = (
    Column(dutch("Terugvordering"), width=20),
    Column(dutch("Tranche"), CellType.NUMBER, 8),
    Column(dutch("Deal"), width=32),
    Column(dutch("Regiokassier"), width=32),
    Column(dutch("Stand"), width=16),
    Column(dutch("Hoofdsom"), AMOUNT),
    Column(dutch("Vastgestelde rente"), AMOUNT),
    Column(dutch("Ontvangen"), AMOUNT),
    Column(dutch("Nog open"), AMOUNT),
    Column(dutch("Munt"), width=8),
    Column(dutch("Bekendgemaakt op"), DAY),
    Column(dutch("Betalen uiterlijk"), DAY),
    Column(dutch("Verjaart na"), DAY),
)


def cells(rows: Sequence[Vordering]) -> Iterator[Sequence[Any]]:
    """Each claim as it stands at the end of today."""
    for row in rows:
        standing = standing_of_claim(row, row.today)
        uitkering = row.uitkering
        yield (
            row.beschikking.kenmerk,
            uitkering.deal.tranche.number,
            uitkering.deal.name,
            uitkering.kassier.name,
            row.get_status_display(),
            standing.principal_cents,
            standing.interest_set_cents,
            standing.received_cents,
            standing.rest_cents,
            row.currency,
            row.opened_on,
            row.pay_by,
            prescribed_after(row),
        )
