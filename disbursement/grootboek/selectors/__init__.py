"""Questions about the ledger; a page asks them as somebody."""

from disbursement.grootboek.selectors.balance import (
    Balance,
    Figure,
    Totals,
    balance_of,
    balances_of,
    totals,
)
from disbursement.grootboek.selectors.cash import CashYear, cash_by_year, termijnen_with_cash
from disbursement.grootboek.selectors.rows import entries, entries_visible_to, termijnen_visible_to
from disbursement.grootboek.selectors.schedule import faults_of, standing_schedule

__all__ = [
    "Balance",
    "CashYear",
    "Figure",
    "Totals",
    "balance_of",
    "balances_of",
    "cash_by_year",
    "entries",
    "entries_visible_to",
    "faults_of",
    "standing_schedule",
    "termijnen_visible_to",
    "termijnen_with_cash",
    "totals",
]
