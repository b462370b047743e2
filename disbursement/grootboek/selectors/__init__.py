"""Questions about the ledger; a page asks them as somebody."""

from disbursement.grootboek.selectors.balance import (
    Balance,
    Figure,
    Totals,
    balance_of,
    totals,
)
from disbursement.grootboek.selectors.rows import entries, entries_visible_to

__all__ = [
    "Balance",
    "Figure",
    "Totals",
    "balance_of",
    "entries",
    "entries_visible_to",
    "totals",
]
