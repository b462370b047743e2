"""The euros that the State commits for an entitlement in dollars (FinBES 91 lid 2).

More dollars are committed at the rate of the decision that grants them. Fewer dollars release the
part that stood for them, at what was committed: a rate of today would make that part too large or
too small, and the rest would no longer cover what is left.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from regiodeals.common.money import allocate, round_half_up


@dataclass(frozen=True, slots=True)
class Change:
    """What a decision makes of the entitlement, and dollars for one euro by that decision."""

    dollar_cents: int
    rate: Decimal


def committed_cents(euro_cents: int, dollar_cents: int, changes: Iterable[Change]) -> int:
    """The commitment after the changes in their order, from what the verlening committed."""
    for change in changes:
        more = change.dollar_cents - dollar_cents
        if more > 0:
            euro_cents += round_half_up(Fraction(more) / Fraction(change.rate))
        elif more < 0:
            euro_cents = allocate(euro_cents, [change.dollar_cents, -more])[0]
        dollar_cents = change.dollar_cents
    return euro_cents
