"""When, to whom and how much may be granted in each tranche, as data and checks."""

from regiodeals.legal.grant_rules.checks import check_grant
from regiodeals.legal.grant_rules.decision_articles import DecisionArticles, SettlementGround
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
from regiodeals.legal.grant_rules.rule_version import (
    ConditionArticles,
    DraftingNote,
    GrantRules,
    LegalBasis,
    Match,
    Regulation,
    Rule,
    RuleTopic,
    UnknownInstrument,
    Window,
)
from regiodeals.legal.grant_rules.versions import UnknownRules, rules_for_tranche

__all__ = [
    "ConditionArticles",
    "DecisionArticles",
    "DraftingNote",
    "Finding",
    "GrantFacts",
    "GrantRules",
    "Instrument",
    "LegalBasis",
    "Match",
    "OrganisationKind",
    "Outcome",
    "RegionalContribution",
    "RegionalFinancing",
    "Regulation",
    "Rule",
    "RuleTopic",
    "SettlementGround",
    "UnknownInstrument",
    "UnknownRules",
    "Window",
    "can_be_kassier",
    "check_grant",
    "instrument_for",
    "rules_for_tranche",
]
