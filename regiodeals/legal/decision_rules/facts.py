"""What is known of a decision after the grant when it is checked; None for what is not known."""

from dataclasses import dataclass
from datetime import date

from regiodeals.legal.decision_rules.articles import article_for
from regiodeals.legal.decision_rules.standing import Standing
from regiodeals.legal.decisions import DecisionKind
from regiodeals.legal.grant_rules import (
    DecisionArticles,
    GrantFacts,
    GrantRules,
    Instrument,
    rules_for_tranche,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionFacts:
    """The content of one decision, beside how matters stand without what it replaces.

    `decided_on` is the day on which it is, or would be, made known. Amounts are cents in the
    currency of the entitlement. `grant` holds the facts of the grant with its new amount; only a
    wijziging of the amount needs it.
    """

    kind: DecisionKind
    tranche: int
    instrument: Instrument
    standing: Standing
    decided_on: date
    subject: str = ""
    amount_cents: int | None = None
    spend_until: date | None = None
    request_received_on: date | None = None
    account_received_on: date | None = None
    pay_by: date | None = None
    reasons: str = ""
    legal_ground: str = ""
    grant: GrantFacts | None = None

    @property
    def rules(self) -> GrantRules:
        """The rule version of the tranche; raises UnknownRules when it is not recorded."""
        return rules_for_tranche(self.tranche)

    @property
    def articles(self) -> DecisionArticles:
        """Where the rule speaks of these decisions; raises UnknownInstrument when it has it not."""
        return self.rules.basis_for(self.instrument).decisions

    @property
    def article(self) -> str | None:
        """The article that this decision rests on; None where the rule has none."""
        return article_for(self.kind, self.rules, self.instrument)

    @property
    def currency(self) -> str:
        """The currency of the entitlement."""
        return self.rules.basis_for(self.instrument).currency
