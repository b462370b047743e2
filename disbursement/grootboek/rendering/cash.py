"""The cash of all deals per budget year and tranche, planned against paid."""

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any

from django.urls import reverse

from disbursement.grootboek.models import BoekingKind
from disbursement.grootboek.rendering.files import TERMIJN_COLUMNS, termijn_cells
from disbursement.grootboek.rendering.money import state_of
from disbursement.grootboek.rendering.tables import Cell, Table, amounts, downloads
from disbursement.grootboek.selectors import CashYear, Totals
from regiodeals.common.dutch_dates import short_date
from regiodeals.common.export import CellType, Column, Sheet
from regiodeals.common.money import NAMES
from regiodeals.common.words import dutch, dutch_as

SUMS = (dutch("Gepland"), dutch("Vrijgegeven"), dutch("Betaald"), dutch("Nog te betalen"))
TABLES = ("overzicht", "termijnen")
UNKNOWN_YEAR = dutch("onbekend")


def cash_page(years: Sequence[CashYear], termijnen: Iterable[Any]) -> dict[str, Any]:
    """Per currency the bars of each year and a table per tranche; below it each termijn."""
    return {
        "currencies": [
            _of_currency(currency, list(rows))
            for currency, rows in groupby(years, key=lambda row: row.currency)
        ],
        "termijnen": _termijn_table(termijnen),
        "downloads": downloads("kasritme-export", [], TABLES),
    }


def _of_currency(currency: str, rows: list[CashYear]) -> dict[str, Any]:
    bars = [
        _bar(currency, year, list(of_year)) for year, of_year in groupby(rows, lambda row: row.year)
    ]
    return {
        "currency": currency,
        "title": dutch("Kas in {munt}", munt=NAMES[currency]),
        "id": f"kas-{currency.lower()}",
        "bars": bars,
        "table": _overview(currency, rows),
    }


def _bar(currency: str, year: int | None, rows: list[CashYear]) -> dict[str, Any]:
    """What was paid in a year, and what of its plan has not gone yet."""
    paid = sum(row.paid_cents for row in rows)
    to_pay = sum(row.open_cents for row in rows)
    return {
        "id": f"kas-{currency.lower()}-{year or UNKNOWN_YEAR}",
        "title": dutch("Kas in {jaar}", jaar=year or UNKNOWN_YEAR),
        "words": dutch("in {jaar}", jaar=year or UNKNOWN_YEAR),
        "parts": [
            {"label": dutch("Betaald"), "cents": paid},
            {"label": dutch("Gepland, nog niet betaald"), "cents": max(0, to_pay), "coming": True},
        ],
    }


def _overview(currency: str, rows: list[CashYear]) -> Table:
    lines = [
        [
            Cell(
                str(row.year or UNKNOWN_YEAR), small=dutch("tranche {nummer}", nummer=row.tranche)
            ),
            *amounts(currency, _sums(row)),
        ]
        for row in rows
    ]
    whole = [sum(column) for column in zip(*map(_sums, rows), strict=True)]
    lines.append([Cell(dutch("Samen")), *amounts(currency, whole)])
    caption = dutch("Kas per jaar en tranche, in {munt}", munt=NAMES[currency])
    return Table(caption, (dutch("Jaar"), *SUMS), lines, frozenset(SUMS))


def _sums(row: CashYear) -> tuple[int, int, int, int]:
    return (
        row.planned_cents,
        row.released_cents,
        row.paid_cents,
        row.open_cents,
    )


def _termijn_table(termijnen: Iterable[Any]) -> Table:
    columns = (
        dutch("Deal"),
        dutch("Uiterlijk"),
        dutch("Stand"),
        dutch("Gepland"),
        dutch("Betaald"),
    )
    rows = []
    for termijn in termijnen:
        stands = _stands(termijn)
        word, meaning = state_of(termijn, stands)
        deal = termijn.uitkering.deal
        url = reverse("disbursement:geld", args=[deal.pk]) + "#termijnen"
        rows.append(
            [
                Cell(
                    deal.name,
                    small=dutch(
                        "{termijn}, begrotingsjaar {jaar}",
                        termijn=str(termijn),
                        jaar=termijn.budget_year,
                    ),
                    url=url,
                ),
                Cell(short_date(termijn.due_on, hard_spaces=True)),
                Cell(word, meaning=meaning),
                *amounts(stands.currency, (stands.planned_cents, stands.paid_cents)),
            ]
        )
    caption = dutch("Termijnen, de eerste laatste dag bovenaan")
    return Table(caption, columns, rows, frozenset({dutch("Gepland"), dutch("Betaald")}))


def _stands(termijn: Any) -> Totals:
    """The totals of a termijn, as the question for many of them brought them along."""
    cents: dict[str, int] = {
        BoekingKind.TERMIJN_GEPLAND: termijn.planned_cents,
        BoekingKind.TERMIJN_VRIJGEGEVEN: termijn.released_cents,
        BoekingKind.TERMIJN_BETAALD: termijn.out_cents,
        BoekingKind.TERMIJN_TERUGGEKOMEN: termijn.back_cents,
    }
    return Totals(termijn.uitkering.currency, cents)


YEAR_COLUMNS = (
    Column(dutch("Jaar"), CellType.NUMBER),
    Column(dutch("Tranche"), CellType.NUMBER),
    Column(dutch("Munt"), width=8),
    *(Column(label, CellType.AMOUNT) for label in SUMS),
)
DEAL_COLUMNS = (
    Column(dutch("Tranche"), CellType.NUMBER),
    Column(dutch("Deal"), width=40),
    *TERMIJN_COLUMNS,
)


def cash_sheet(table: str, years: Iterable[CashYear], termijnen: Iterable[Any]) -> Sheet | None:
    """One table of the page as a file, with every termijn."""
    if table == "overzicht":
        rows = ((row.year, row.tranche, row.currency, *_sums(row)) for row in years)
        return Sheet(dutch("Kas per jaar"), YEAR_COLUMNS, rows)
    if table == "termijnen":
        return Sheet(
            dutch_as("deel van een bedrag", "Termijnen"), DEAL_COLUMNS, map(_deal_cells, termijnen)
        )
    return None


def _deal_cells(termijn: Any) -> Sequence[Any]:
    deal = termijn.uitkering.deal
    return (deal.tranche.number, deal.name, *termijn_cells(termijn, _stands(termijn)))
