"""How a board is shown: its money, its terms, its columns and its rows."""

from regiodeals.board.rendering.area_map import map_of
from regiodeals.board.rendering.columns import (
    OF_PARTIES,
    STEPS,
    ColumnLook,
    columns_for,
    columns_named,
    usual_columns,
)
from regiodeals.board.rendering.kept import bar_of, chips_of
from regiodeals.board.rendering.links import WHOLE, headings
from regiodeals.board.rendering.rows import STEP_NAMES, Row, rows_of
from regiodeals.board.rendering.terms import first_end, tranche_lead
from regiodeals.board.rendering.tranche import (
    booked_items,
    promise_items,
    tranche_items,
    tranche_money,
)
from regiodeals.board.rendering.weeks import week_choices, weeks_of

__all__ = [
    "OF_PARTIES",
    "STEPS",
    "STEP_NAMES",
    "WHOLE",
    "ColumnLook",
    "Row",
    "bar_of",
    "booked_items",
    "chips_of",
    "columns_for",
    "columns_named",
    "first_end",
    "headings",
    "map_of",
    "promise_items",
    "rows_of",
    "tranche_items",
    "tranche_lead",
    "tranche_money",
    "usual_columns",
    "week_choices",
    "weeks_of",
]
