"""Pages of the administration for deals, their parties and their money."""

from regiodeals.deal.admin.deal import DealAdmin, DealPartyAdmin
from regiodeals.deal.admin.money import (
    ActiviteitAdmin,
    FinancieringsbronAdmin,
    ProgrammalijnAdmin,
)

__all__ = [
    "ActiviteitAdmin",
    "DealAdmin",
    "DealPartyAdmin",
    "FinancieringsbronAdmin",
    "ProgrammalijnAdmin",
]
