"""How a board is shown: its money, its terms, its columns and its rows."""

from regiodeals.board.rendering.columns import (
    OF_PARTIES,
    STEPS,
    ColumnLook,
    columns_for,
    columns_named,
    usual_columns,
)
from regiodeals.board.rendering.links import headings
from regiodeals.board.rendering.rows import STEP_NAMES, Row, rows_of
from regiodeals.board.rendering.terms import TermsLeft, terms_left, tranche_lead
from regiodeals.board.rendering.tranche import (
    booked_items,
    promise_items,
    term_items,
    tranche_items,
    tranche_money,
)

__all__ = [
    "OF_PARTIES",
    "STEPS",
    "STEP_NAMES",
    "ColumnLook",
    "Row",
    "TermsLeft",
    "booked_items",
    "columns_for",
    "columns_named",
    "headings",
    "promise_items",
    "rows_of",
    "term_items",
    "terms_left",
    "tranche_items",
    "tranche_lead",
    "tranche_money",
    "usual_columns",
]
