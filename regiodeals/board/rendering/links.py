"""Addresses within the board: the headings that sort."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from regiodeals.board.rendering.columns import ColumnLook
from regiodeals.board.selectors import Asked
from regiodeals.common.words import dutch

# Asks for the whole board, also of who has a view of his own to begin with.
WHOLE = "weergave=alles"
# An amount is looked at from the largest down.
FIRST_TURNED = frozenset({"bedrag"})


class Filter(Protocol):
    """What the form of the filter knows."""

    @property
    def asked(self) -> Asked:
        """What is on."""

    @property
    def columns(self) -> Sequence[ColumnLook]:
        """The columns that are shown."""

    def query(self, **changes: str) -> str:
        """Its address with changes; WHOLE when nothing is asked."""


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading of a column; without `url` it does not sort, `sorted` is "" or aria's word."""

    column: ColumnLook
    url: str
    sorted: str


def headings(chosen: Filter) -> list[Heading]:
    """A heading for the name and for each column; the one that sorts turns the order round."""
    name = ColumnLook("naam", dutch("Deal"), "naam")
    return [_heading(column, chosen) for column in (name, *chosen.columns)]


def _heading(column: ColumnLook, chosen: Filter) -> Heading:
    if not column.order:
        return Heading(column, "", "")
    order = chosen.asked.order
    first = f"-{column.order}" if column.order in FIRST_TURNED else column.order
    if order.removeprefix("-") != column.order:
        return Heading(column, f"?{chosen.query(sorteer=first)}", "")
    is_turned = order.startswith("-")
    other = column.order if is_turned else f"-{column.order}"
    word = "descending" if is_turned else "ascending"
    return Heading(column, f"?{chosen.query(sorteer=other)}", word)
