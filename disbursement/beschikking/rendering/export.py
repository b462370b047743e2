"""Decisions as rows of a file."""

from collections.abc import Iterator, Sequence
from typing import Any

from disbursement.beschikking.models import Beschikking
from disbursement.beschikking.rendering.page import list_row
from regiodeals.common import clock
from regiodeals.common.export import CellType, Column
from regiodeals.common.words import dutch

COLUMNS = (
    Column(dutch("Kenmerk"), width=20),
    Column(dutch("Tranche"), CellType.NUMBER, 8),
    Column(dutch("Deal"), width=32),
    Column(dutch("Regiokassier"), width=32),
    Column(dutch("Besluit"), width=24),
    Column(dutch("Stand"), width=20),
    Column(dutch("Bedrag"), CellType.AMOUNT),
    Column(dutch("Munt"), width=8),
    Column(dutch("Ondertekend op"), CellType.MOMENT, 18),
    Column(dutch("Bekendgemaakt op"), CellType.DAY),
    Column(dutch("Bezwaar tot en met"), CellType.DAY),
    Column(dutch("Onherroepelijk sinds"), CellType.DAY),
    Column(dutch("SHA-256 van de brief"), width=66),
)


def cells(rows: Sequence[Beschikking]) -> Iterator[Sequence[Any]]:
    """Each decision with its amount and its days."""
    today = clock.today()
    for beschikking in rows:
        row = list_row(beschikking, today)
        uitkering = beschikking.uitkering
        yield (
            beschikking.kenmerk,
            uitkering.deal.tranche.number,
            uitkering.deal.name,
            uitkering.kassier.name,
            row["title"],
            beschikking.status_words,
            row["amount"],
            uitkering.currency,
            beschikking.signed_at,
            beschikking.sent_on,
            beschikking.last_day_to_object,
            beschikking.final_on,
            beschikking.document.sha256 if beschikking.document else None,
        )
