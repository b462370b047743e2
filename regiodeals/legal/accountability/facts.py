"""What is known of the account over one year when it is checked; None for what is not known."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from regiodeals.legal.grant_rules import GrantRules, Instrument


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierAccount:
    """What was accounted for over another year, in cents."""

    year: int
    cumulative_cents: int
    execution_cents: int | None
    is_final: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountFacts:
    """The account over `year` beside the grant and the other years.

    Amounts are cents in the currency of the entitlement. `spent_cents` is everything that was spent
    in the year, `cofinanced_cents` the part of it that did not come from the Rijk.
    """

    rules: GrantRules
    instrument: Instrument
    year: int
    first_year: int
    today: date
    due_on: date
    granted_cents: int
    cofinancing_cents: int | None
    kenmerken: Collection[str]
    received_on: date | None = None
    kenmerk: str = ""
    spent_cents: int | None = None
    cumulative_cents: int | None = None
    cofinanced_cents: int | None = None
    execution_cents: int | None = None
    errors_cents: int | None = None
    tolerance_cents: int | None = None
    is_final: bool | None = None
    others: tuple[EarlierAccount, ...] = ()

    @property
    def currency(self) -> str:
        """The currency of the entitlement."""
        return self.rules.basis_for(self.instrument).currency

    @property
    def article(self) -> str:
        """The article that the yearly account rests on."""
        name = self.rules.regulation.short_name
        return f"{name}, {self.rules.basis_for(self.instrument).accountability} lid 1"

    @property
    def earlier(self) -> tuple[EarlierAccount, ...]:
        """The accounts over the years before."""
        return tuple(row for row in self.others if row.year < self.year)
