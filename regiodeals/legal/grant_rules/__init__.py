"""When, to whom and how much may be granted (Stb. 2024, 219; BWBR0050035), as data and checks."""

from regiodeals.legal.grant_rules.checks import check_grant
from regiodeals.legal.grant_rules.facts import (
    GrantFacts,
    RegionalContribution,
    RegionalFinancing,
)
from regiodeals.legal.grant_rules.findings import Finding, Outcome
from regiodeals.legal.grant_rules.kinds import (
    Instrument,
    OrganisationKind,
    can_be_kassier,
    instrument_for,
)
from regiodeals.legal.grant_rules.versions import (
    GrantRules,
    LegalBasis,
    Regulation,
    UnknownRules,
    Window,
    rules_for_tranche,
)

__all__ = [
    "Finding",
    "GrantFacts",
    "GrantRules",
    "Instrument",
    "LegalBasis",
    "OrganisationKind",
    "Outcome",
    "RegionalContribution",
    "RegionalFinancing",
    "Regulation",
    "UnknownRules",
    "Window",
    "can_be_kassier",
    "check_grant",
    "instrument_for",
    "rules_for_tranche",
]
