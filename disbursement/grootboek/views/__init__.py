"""Pages and acts of the ledger."""

from disbursement.grootboek.views.acts import condition, correct, plan
from disbursement.grootboek.views.pages import cash, cash_export, money, money_export

__all__ = ["cash", "cash_export", "condition", "correct", "money", "money_export", "plan"]
