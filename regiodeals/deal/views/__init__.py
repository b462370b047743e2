"""Pages of tranches and deals, and the start page."""

from regiodeals.deal.views.pages import (
    deal_detail,
    deal_history,
    deal_list,
    deal_summary,
    delay_notice,
    obligation_detail,
    obligation_list,
    tranche_list,
    transition,
)
from regiodeals.deal.views.start import my_work

__all__ = [
    "deal_detail",
    "deal_history",
    "deal_list",
    "deal_summary",
    "delay_notice",
    "my_work",
    "obligation_detail",
    "obligation_list",
    "tranche_list",
    "transition",
]
