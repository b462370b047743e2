"""What is known of an uitkering when it is to be settled; None for what is not known."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from regiodeals.legal.grant_rules import (
    DecisionArticles,
    GrantRules,
    Instrument,
    rules_for_tranche,
)


class Execution(StrEnum):
    """Whether the activities took place, as somebody found; the values are the Dutch words."""

    COMPLETE = "helemaal uitgevoerd"
    INCOMPLETE = "niet of niet helemaal uitgevoerd"


@dataclass(frozen=True, slots=True, kw_only=True)
class SettlementFacts:
    """Amounts are cents in the currency of the entitlement; `spent_cents` leaves out the region.

    `spent_cents` and `unlawful_cents` are the sums of the accounts that were found in order;
    `missing_papers` names what was to come in and did not. `breaches` is what somebody found of
    conditions and obligations that were not met, empty when nothing was.
    """

    tranche: int
    instrument: Instrument
    day: date
    granted_cents: int
    vat_cents: int
    paid_cents: int
    recovered_cents: int
    spent_cents: int
    unlawful_cents: int
    execution_cents: int | None = None
    account_received_on: date | None = None
    is_account_accepted: bool = False
    missing_papers: tuple[str, ...] = ()
    execution: Execution | None = None
    breaches: str = ""

    @property
    def rules(self) -> GrantRules:
        """The rule version of the tranche; raises UnknownRules when it is not recorded."""
        return rules_for_tranche(self.tranche)

    @property
    def articles(self) -> DecisionArticles:
        """Where the rule speaks of settling and recovering."""
        return self.rules.basis_for(self.instrument).decisions

    @property
    def currency(self) -> str:
        """The currency of the entitlement."""
        return self.rules.basis_for(self.instrument).currency
