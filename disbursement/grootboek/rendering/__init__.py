"""How the ledger is shown, on a page and in a file."""

from disbursement.grootboek.rendering.cash import cash_page, cash_sheet
from disbursement.grootboek.rendering.files import money_sheet
from disbursement.grootboek.rendering.money import money_page, panel_of

__all__ = ["cash_page", "cash_sheet", "money_page", "money_sheet", "panel_of"]
