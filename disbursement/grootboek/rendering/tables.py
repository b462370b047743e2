"""A table of a page: columns, and rows whose first cell names them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse

from regiodeals.common.money import format_amount


@dataclass(frozen=True)
class Cell:
    """What stands in a cell: words, and perhaps a state or a smaller line below."""

    text: str
    small: str = ""
    meaning: str = ""
    url: str = ""
    # Of what was kept in words.
    lang: str = ""


@dataclass(frozen=True)
class Table:
    """`columns` are labels; those in `numeric` are amounts and stand at the right."""

    caption: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    numeric: frozenset[str] = field(default_factory=frozenset)

    @property
    def heads(self) -> list[dict[str, Any]]:
        """The labels, and whether an amount stands below."""
        return [{"label": label, "numeric": label in self.numeric} for label in self.columns]

    @property
    def lines(self) -> list[list[dict[str, Any]]]:
        """Each cell with the head of its column."""
        return [
            [{"cell": cell} | head for cell, head in zip(row, self.heads, strict=True)]
            for row in self.rows
        ]


def amounts(currency: str, cents: Iterable[int]) -> list[Cell]:
    """Cells with amounts, always with their cents."""
    return [Cell(format_amount(each, currency, decimals="always")) for each in cents]


def downloads(route: str, arguments: list[Any], tables: Iterable[str]) -> dict[str, Any]:
    """The links to each table as a file."""
    return {
        table: [
            {
                "label": label,
                "url": reverse(f"disbursement:{route}", args=[*arguments, table, form]),
            }
            for form, label in (("xlsx", "Excel"), ("csv", "CSV"))
        ]
        for table in tables
    }
