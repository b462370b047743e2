"""What is known of a deal when its grant is checked: plain values, None for what is not known."""

from dataclasses import dataclass
from datetime import date

from regiodeals.legal.grant_rules.kinds import Instrument, OrganisationKind
from regiodeals.legal.grant_rules.rule_version import GrantRules
from regiodeals.legal.grant_rules.versions import rules_for_tranche


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionalContribution:
    """One contribution of a regional partner, in euro cents, in money or in kind (article 1).

    What is in kind counts in every tranche but the third.
    """

    amount_cents: int
    is_public: bool
    from_rijk: bool | None
    is_in_kind: bool | None = None


@dataclass(frozen=True, slots=True)
class RegionalFinancing:
    """What counts as regionale financiering, and what does not because it comes from the Rijk."""

    public_cents: int
    private_cents: int
    excluded_cents: int
    in_kind_cents: int = 0

    @property
    def total_cents(self) -> int:
        """Public and private together, which counts from the fourth tranche on."""
        return self.public_cents + self.private_cents


@dataclass(frozen=True, slots=True, kw_only=True)
class GrantFacts:
    """Days, amounts and kinds of one deal. Amounts are euro cents unless a field says otherwise.

    `granted_on` is the day of the beschikking; `entitlement_cents` and `instalment_cents` are in
    the currency of the instrument: euro, or dollar for a bijzondere uitkering.
    """

    tranche: int
    concluded_on: date | None = None
    granted_on: date | None = None
    kassier_kind: OrganisationKind | None = None
    kassier_is_party: bool | None = None
    instrument: Instrument | None = None
    amount_cents: int | None = None
    contributions: tuple[RegionalContribution, ...] | None = None
    is_vulnerable_region: bool | None = None
    deviation_reason: str = ""
    other_grants_in_tranche_cents: int | None = None
    other_vat_in_tranche_cents: int | None = None
    other_grants_for_deal: int | None = None
    programme_line_cents: tuple[int | None, ...] | None = None
    entitlement_cents: int | None = None
    instalment_cents: tuple[int, ...] | None = None
    bcf_cents: int | None = None

    @property
    def rules(self) -> GrantRules:
        """The rule version of the tranche; raises UnknownRules when it is not recorded."""
        return rules_for_tranche(self.tranche)

    @property
    def due_instrument(self) -> Instrument | None:
        """The instrument that follows from the kassier, or None while there is no fit kassier."""
        return self.rules.instrument_for(self.kassier_kind) if self.kassier_kind else None

    @property
    def vat_outside_ceiling_cents(self) -> int:
        """The compensable VAT that does not count for the ceiling (Besluit, article 10 lid 3)."""
        if not self.rules.covers_compensable_vat:
            return 0
        return (self.other_vat_in_tranche_cents or 0) + (self.bcf_cents or 0)

    @property
    def counted_financing(self) -> RegionalFinancing | None:
        """The regional financing without money of the Rijk (article 1); None if not known."""
        if self.contributions is None or any(c.from_rijk is None for c in self.contributions):
            return None
        counted = [c for c in self.contributions if not c.from_rijk]
        return RegionalFinancing(
            public_cents=sum(c.amount_cents for c in counted if c.is_public),
            private_cents=sum(c.amount_cents for c in counted if not c.is_public),
            excluded_cents=sum(c.amount_cents for c in self.contributions if c.from_rijk),
            in_kind_cents=sum(c.amount_cents for c in counted if c.is_in_kind),
        )
