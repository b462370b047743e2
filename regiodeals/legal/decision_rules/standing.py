"""What holds of an uitkering on a day, from its decisions that were made known (Awb 3:40)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from regiodeals.legal.decisions import DecisionKind

SETTLEMENTS = frozenset({DecisionKind.VASTSTELLING, DecisionKind.LAGERE_VASTSTELLING})


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A decision that was made known, as far as later ones build on it.

    `replaces` is the number of the decision that it takes the place of (Awb 6:19) or withdraws.
    Amounts are in the currency of the entitlement.
    """

    number: int
    kind: DecisionKind
    announced_on: date
    amount_cents: int | None = None
    spend_until: date | None = None
    replaces: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How matters stand on a day. Amounts are cents in the currency of the entitlement.

    `highest_cents` is the most that was ever granted: what may have been paid in advance.
    """

    in_force: tuple[Decided, ...]
    is_granted: bool
    is_withdrawn: bool
    granted_cents: int
    highest_cents: int
    spending_until: date | None
    settled_cents: int | None
    recovered_cents: int

    @property
    def recoverable_cents(self) -> int:
        """What can still come back: paid at most, less what was settled and what came back."""
        kept = 0 if self.is_withdrawn else self.settled_cents or 0
        return max(0, self.highest_cents - kept - self.recovered_cents)

    @property
    def granted_on(self) -> date | None:
        """The day on which the verlening was made known, None before it."""
        grants = (row.announced_on for row in self.in_force if row.kind is DecisionKind.VERLENING)
        return next(grants, None)

    @property
    def settlement(self) -> Decided | None:
        """The decision that settled the uitkering, None while it is open."""
        return next((row for row in self.in_force if row.kind in SETTLEMENTS), None)


def standing_on(
    day: date,
    decisions: Iterable[Decided],
    *,
    granted_cents: int,
    spend_until: date,
    without: int | None = None,
) -> Standing:
    """How matters stand at the end of `day`, given what the verlening granted and until when.

    A decision holds from its bekendmaking until one that replaces or withdraws it is made known.
    `without` is the number of a decision that is left out, to judge what takes its place.
    """
    known = sorted(
        (row for row in decisions if row.announced_on <= day),
        key=lambda row: (row.announced_on, row.number),
    )
    gone = {row.replaces for row in known} | {without}
    in_force = tuple(row for row in known if row.number not in gone)
    is_granted = any(row.kind is DecisionKind.VERLENING for row in known)
    is_withdrawn = any(_withdraws_grant(row, known) for row in in_force)
    amounts = [granted_cents] if is_granted else [0]
    amounts += _amounts(in_force, DecisionKind.WIJZIGING)
    ends = [row.spend_until for row in in_force if row.kind is DecisionKind.VERLENGING]
    settled = [row.amount_cents for row in in_force if row.kind in SETTLEMENTS]
    return Standing(
        in_force=in_force,
        is_granted=is_granted,
        is_withdrawn=is_withdrawn,
        granted_cents=0 if is_withdrawn else amounts[-1],
        highest_cents=max([amounts[0], *_amounts(known, DecisionKind.WIJZIGING)]),
        spending_until=(ends[-1] if ends else spend_until) if is_granted else None,
        settled_cents=settled[-1] if settled else None,
        recovered_cents=sum(_amounts(in_force, DecisionKind.TERUGVORDERING)),
    )


def _amounts(rows: Iterable[Decided], kind: DecisionKind) -> list[int]:
    return [row.amount_cents for row in rows if row.kind is kind and row.amount_cents is not None]


def _withdraws_grant(row: Decided, known: Iterable[Decided]) -> bool:
    """Whether this takes the whole uitkering back: it withdraws the verlening, or all of it."""
    if row.kind is not DecisionKind.INTREKKING:
        return False
    target = next((other for other in known if other.number == row.replaces), None)
    return target is None or target.kind is DecisionKind.VERLENING
