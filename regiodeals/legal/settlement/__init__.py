"""The vaststelling: what can be settled, on what grounds, and what comes back."""

from regiodeals.legal.settlement.amounts import Amounts, amounts_of
from regiodeals.legal.settlement.facts import Execution, SettlementFacts
from regiodeals.legal.settlement.proposal import Line, SettlementProposal, propose

__all__ = [
    "Amounts",
    "Execution",
    "Line",
    "SettlementFacts",
    "SettlementProposal",
    "amounts_of",
    "propose",
]
