"""Two deals that comply with the Besluit in everything that can be decided by comparing."""

from dataclasses import replace
from datetime import date
from typing import Any

from regiodeals.legal.grant_rules import (
    Finding,
    GrantFacts,
    OrganisationKind,
    RegionalContribution,
    check_grant,
)


def money(
    cents: int, *, is_public: bool = True, from_rijk: bool | None = False
) -> RegionalContribution:
    return RegionalContribution(amount_cents=cents, is_public=is_public, from_rijk=from_rijk)


SPUK_FACTS = GrantFacts(
    tranche=5,
    concluded_on=date(2024, 9, 24),
    granted_on=date(2024, 12, 5),
    kassier_kind=OrganisationKind.GEMEENTE,
    kassier_is_party=True,
    amount_cents=2_500_000_000,
    contributions=(money(2_100_000_000), money(400_000_000, is_public=False)),
    is_vulnerable_region=False,
    other_grants_in_tranche_cents=11_500_000_000,
    other_grants_for_deal=0,
    programme_line_cents=(1_000_000_000, 700_000_000, 800_000_000),
    instalment_cents=(1_200_000_000, 1_175_000_000),
    bcf_cents=125_000_000,
)
BU_FACTS = GrantFacts(
    tranche=5,
    concluded_on=date(2024, 10, 1),
    granted_on=date(2024, 12, 5),
    kassier_kind=OrganisationKind.OPENBAAR_LICHAAM_BES,
    kassier_is_party=True,
    amount_cents=500_000_000,
    contributions=(money(500_000_000),),
    is_vulnerable_region=True,
    other_grants_in_tranche_cents=13_500_000_000,
    other_grants_for_deal=0,
    programme_line_cents=(310_000_000, 190_000_000),
    entitlement_cents=527_500_000,
    instalment_cents=(263_750_000, 263_750_000),
    bcf_cents=0,
)


def find(key: str, facts: GrantFacts = SPUK_FACTS, **changes: Any) -> Finding:
    """The finding on one condition, after changing some facts."""
    return next(f for f in check_grant(replace(facts, **changes)) if f.key == key)


def plain(text: str) -> str:
    """Without hard spaces, to compare with what a person types."""
    return text.replace("\u00a0", " ")
