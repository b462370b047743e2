"""Questions about deals, always asked by somebody, and about the kassier of one."""

from regiodeals.deal.selectors.deals import (
    BoardSummary,
    BudgetRow,
    Change,
    DealSum,
    TrancheTotals,
    board_of,
    budget_of,
    changes_by_others,
    deals_matching,
    deals_visible_to,
    dossier_of,
    in_visible_deal,
    obligations_matching,
    obligations_seen_by,
    obligations_to_do,
    owed_in,
    own_deals_of,
    summary_of,
)
from regiodeals.deal.selectors.kassier import clock_of_kassier, is_kassier_an_island
from regiodeals.deal.selectors.ministries import lines_with_ministries, signing_ministries_of

__all__ = [
    "BoardSummary",
    "BudgetRow",
    "Change",
    "DealSum",
    "TrancheTotals",
    "board_of",
    "budget_of",
    "changes_by_others",
    "clock_of_kassier",
    "deals_matching",
    "deals_visible_to",
    "dossier_of",
    "in_visible_deal",
    "is_kassier_an_island",
    "lines_with_ministries",
    "obligations_matching",
    "obligations_seen_by",
    "obligations_to_do",
    "owed_in",
    "own_deals_of",
    "signing_ministries_of",
    "summary_of",
]
