"""Questions about the board of a tranche, always asked by somebody."""

from regiodeals.board.selectors.along import (
    STEPS_OF_GRANT,
    Figures,
    MoneySource,
    money_of,
    money_totals,
    register_money,
    register_steps,
    steps_of,
)
from regiodeals.board.selectors.asked import ORDERS, Asked
from regiodeals.board.selectors.deals import (
    board_rows,
    deals_asked,
    in_area,
    ministries_to_choose,
    with_parties,
)
from regiodeals.board.selectors.sums import (
    UNKNOWN_AREA,
    AreaSums,
    BoardSummary,
    DealSum,
    Group,
    TrancheTotals,
    groups_of,
    summary_of,
    sums_by_area,
)

__all__ = [
    "ORDERS",
    "STEPS_OF_GRANT",
    "UNKNOWN_AREA",
    "AreaSums",
    "Asked",
    "BoardSummary",
    "DealSum",
    "Figures",
    "Group",
    "MoneySource",
    "TrancheTotals",
    "board_rows",
    "deals_asked",
    "groups_of",
    "in_area",
    "ministries_to_choose",
    "money_of",
    "money_totals",
    "register_money",
    "register_steps",
    "steps_of",
    "summary_of",
    "sums_by_area",
    "with_parties",
]
