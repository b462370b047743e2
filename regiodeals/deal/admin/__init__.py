"""Pages of the administration for deals, their parties and their money."""

from regiodeals.deal.admin.deal import ClockEventAdmin, DealAdmin, DealPartyAdmin
from regiodeals.deal.admin.money import (
    ActiviteitAdmin,
    FinancieringsbronAdmin,
    LijnministerieAdmin,
    ProgrammalijnAdmin,
)

__all__ = [
    "ActiviteitAdmin",
    "ClockEventAdmin",
    "DealAdmin",
    "DealPartyAdmin",
    "FinancieringsbronAdmin",
    "LijnministerieAdmin",
    "ProgrammalijnAdmin",
]
