"""Invented figures for the page that shows each chart in each state; no real deal is in them."""

from decimal import Decimal

from django import template

from regiodeals.charts import (
    Chart,
    Column,
    Number,
    Point,
    Series,
    bar,
    bullet,
    columns,
    line,
    spark,
)
from regiodeals.common.money import format_amount
from regiodeals.common.number_field import format_number

register = template.Library()

YEARS = ("2024", "2025", "2026", "2027", "2028")


@register.simple_tag
def example_charts() -> dict[str, dict[str, Chart]]:
    """Every kind of chart, and each with what is unknown, below zero, alone or nothing."""
    found = {
        "bars": [
            bar("Toegezegd per tranche", "Tranche 5 kreeg het meest.", _tranches(), _euros),
            bar("Verschil met de begroting", "Twee jaren vallen tegen.", _gaps(), _euros),
        ],
        "columns": [_weeks()],
        "lines": [
            line("Woningen per lijn", "Drie lijnen stijgen.", YEARS, _many(), _number),
            line("Eén meting", "Er is één keer gemeten.", ("2024",), [_once()], _number),
        ],
        "sparks": [
            _spark("Stijgend", 3, 5, 9, 14),
            _spark("Met een gat", 3, 5, None, 9, 8),
            _spark("Eén meting", None, 7, None),
            _spark("Steeds gelijk", 4, 4, 4),
            _spark("Onder nul", -5, -2, 3),
            _spark("Nog niet gemeten"),
        ],
        "bullets": [
            _bullet("Nog niet gehaald", 120, 400, 40),
            _bullet("Gehaald", 450, 400, 40),
            _bullet("Niet gemeten", None, 400, 40),
            _bullet("Streefwaarde onbekend", 120, None, 40),
            _bullet("Onder nul", -3, 2, -8),
            _bullet("Heel groot", 10**15, 3 * 10**15, 0),
            _bullet("Alles nul", 0, 0, 0),
        ],
    }
    return {
        kind: {f"c-{kind}-{number}": one for number, one in enumerate(charts)}
        for kind, charts in found.items()
    }


def _number(value: Number) -> str:
    return format_number(Decimal(value))


def _euros(cents: Number) -> str:
    return format_amount(int(cents))


def _tranches() -> list[Point]:
    return [
        Point("Tranche 3", 180_000_000_00),
        Point("Tranche 4", 286_000_000_00),
        Point("Tranche 5", 308_000_000_00),
        Point("Tranche 6 en alles wat daarna nog komt", None),
    ]


def _gaps() -> list[Point]:
    return [Point("2024", -1_250_000_00), Point("2025", 400_000_00), Point("2026", -90_000_00)]


def _weeks() -> Chart:
    found = [
        Column("Te laat", 2, "laat", series="c2", url="#c-kolommen"),
        Column("Week 1, vanaf 30 december", 0, "30", "dec", url="#c-kolommen"),
        Column("Week 2, vanaf 6 januari", 7, "6", "jan", "7 rapportages", url="#c-kolommen"),
        Column("Week 3, vanaf 13 januari", 1_200, "13", url="#c-kolommen", is_current=True),
    ]
    heads = ("Wanneer", "Aantal", "Waarvan")
    return columns("Termijnen", "Week 3 is druk.", found, _number, heads=heads)


def _many() -> list[Series]:
    return [
        Series("Wonen", (40, 80, 120, 190, 260)),
        Series("Werken", (10, None, 60, 70, 110)),
        Series("Leren", (90, 85, 85, None, None)),
        Series("Natuur", (0, 5, 20, 45, 150)),
    ]


def _once() -> Series:
    return Series("Wonen", (40,))


def _spark(title: str, *values: int | None) -> Chart:
    points = [Point(year, value) for year, value in zip(YEARS, values, strict=False)]
    return spark(title, "", points, _number)


def _bullet(title: str, measured: int | None, target: int | None, baseline: int) -> Chart:
    return bullet(title, "", measured=measured, target=target, baseline=baseline, words=_number)
