"""What is settled and what comes back: computed from what was granted, paid and accounted for."""

from dataclasses import dataclass

from regiodeals.legal.settlement.facts import SettlementFacts


@dataclass(frozen=True, slots=True, kw_only=True)
class Amounts:
    """The amounts of a settlement, in cents of the currency of the entitlement.

    Nothing is negative, and nothing comes back beyond what was not or unlawfully spent.
    """

    granted: int
    vat: int
    spent: int
    unlawful: int
    paid: int
    recovered: int

    @property
    def net(self) -> int:
        """The grant less the compensable VAT, which goes to the fund and not to the kassier."""
        return self.granted - self.vat

    @property
    def lawful(self) -> int:
        """What was spent lawfully, as far as the grant covers it."""
        return min(self.net, max(0, self.spent - self.unlawful))

    @property
    def unspent(self) -> int:
        """What the kassier did not spend of the grant."""
        return max(0, self.net - self.spent)

    @property
    def unspent_or_unlawful(self) -> int:
        """The part that is not covered by lawful spending: the most that can come back."""
        return self.net - self.lawful

    @property
    def settled(self) -> int:
        """The grant less what was not or unlawfully spent."""
        return self.granted - self.unspent_or_unlawful

    @property
    def to_recover(self) -> int:
        """What was paid above what was spent lawfully, and was not asked back before.

        At most the part that was not or unlawfully spent (Besluit 8 lid 4, 15 lid 4, 17 lid 6).
        """
        return max(0, self.paid - self.lawful - self.recovered)

    @property
    def to_pay(self) -> int:
        """What the kassier still gets, when less was paid than was spent lawfully."""
        return max(0, self.lawful - self.paid)


def amounts_of(facts: SettlementFacts) -> Amounts:
    """The amounts of a settlement in accordance with the grant, unless part was not or unlawfully
    spent (Besluit 8 lid 3 and 4, 15 lid 3 and 4, 17 lid 5 and 6; Regeling 8 lid 2 and 9).
    """
    return Amounts(
        granted=facts.granted_cents,
        vat=facts.vat_cents,
        spent=facts.spent_cents,
        unlawful=facts.unlawful_cents,
        paid=facts.paid_cents,
        recovered=facts.recovered_cents,
    )
