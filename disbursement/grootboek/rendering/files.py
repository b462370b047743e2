"""The tables of the ledger as files: exact amounts, and a column for the currency."""

from collections.abc import Iterable, Sequence
from typing import Any

from disbursement.grootboek.models import Boeking
from disbursement.grootboek.rendering.figures import commitment_figures, figures_of
from disbursement.grootboek.rendering.money import condition_words, state_of
from disbursement.grootboek.selectors import Totals, balance_of
from disbursement.uitkering.models import Termijn, Uitkering
from regiodeals.common.export import CellType, Column, Sheet
from regiodeals.common.words import dutch, dutch_as

MOMENT, DAY = CellType.MOMENT, CellType.DAY
AMOUNT, NUMBER = CellType.AMOUNT, CellType.NUMBER


ENTRY_COLUMNS = (
    Column(dutch("Nummer"), NUMBER),
    Column(dutch("Boekdag"), DAY),
    Column(dutch("Soort"), width=28),
    Column(dutch("Bedrag"), AMOUNT),
    Column(dutch("Munt"), width=8),
    Column(dutch("Omschrijving"), width=60),
    Column(dutch_as("deel van een bedrag", "Termijn"), NUMBER),
    Column(dutch("Verantwoordingsjaar"), NUMBER),
    Column(dutch("Bron"), width=28),
    Column(dutch("Herstelt nummer"), NUMBER),
    Column(dutch("Geboekt door"), width=28),
    Column(dutch("Geboekt op"), MOMENT),
)
TOTALS_SHEET = (
    Column(dutch("Wat"), width=24),
    Column(dutch("Bedrag"), AMOUNT),
    Column(dutch("Munt"), width=8),
    Column(dutch("Wat erin zit"), width=70),
)
TERMIJN_COLUMNS = (
    Column(dutch_as("deel van een bedrag", "Termijn"), NUMBER),
    Column(dutch("Uiterlijk"), DAY),
    Column(dutch("Begrotingsjaar"), NUMBER),
    Column(dutch("Stand"), width=24),
    Column(dutch("Gepland"), AMOUNT),
    Column(dutch("Vrijgegeven"), AMOUNT),
    Column(dutch("Betaald"), AMOUNT),
    Column(dutch("Munt"), width=8),
    Column(dutch("Voorwaarde"), width=60),
)


def money_sheet(table: str, uitkering: Uitkering, entries: Iterable[Boeking]) -> Sheet | None:
    """One table of the page as a file; None for a table that the page does not have."""
    if table == "boekingen":
        return Sheet(dutch("Boekingen"), ENTRY_COLUMNS, map(_entry_cells, entries))
    if table == "totalen":
        balance = balance_of(uitkering)
        figures = [*figures_of(balance), *commitment_figures(balance)]
        rows = [(f.label, f.cents, f.currency, f.includes) for f in figures]
        return Sheet(dutch("Totalen"), TOTALS_SHEET, rows)
    if table == "termijnen":
        balance = balance_of(uitkering)
        return Sheet(
            dutch_as("deel van een bedrag", "Termijnen"),
            TERMIJN_COLUMNS,
            [termijn_cells(t, balance.of_termijn(t.pk)) for t in uitkering.termijnen.all()],
        )
    return None


def _entry_cells(row: Boeking) -> Sequence[Any]:
    return (
        row.pk,
        row.booked_on,
        row.get_kind_display(),
        row.amount_cents,
        row.currency,
        row.sentence,
        row.termijn.number if row.termijn else None,
        row.year,
        row.source_key,
        row.corrects_id,
        str(row.booked_by or dutch("het systeem")),
        row.booked_at,
    )


def termijn_cells(termijn: Termijn, stands: Totals) -> Sequence[Any]:
    """A termijn as a row of a file."""
    return (
        termijn.number,
        termijn.due_on or termijn.pay_by,
        termijn.budget_year,
        state_of(termijn, stands)[0],
        stands.planned_cents,
        stands.released_cents,
        stands.paid_cents,
        stands.currency,
        condition_words(termijn),
    )
