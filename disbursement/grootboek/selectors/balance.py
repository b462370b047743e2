"""Totals of the ledger: always computed from entries, and always saying what they include."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from django.db.models import Count, Sum

from disbursement.grootboek.models import Boeking, BoekingKind
from disbursement.uitkering.models import Uitkering


@dataclass(frozen=True, slots=True)
class Row:
    """What the database added up of one kind, in one currency, on one termijn, in one year."""

    currency: str
    kind: str
    termijn_id: int | None
    year: int | None
    cents: int
    count: int


@dataclass(frozen=True)
class Figure:
    """An amount with its name, and the sentence that says what is in it."""

    key: str
    label: str
    cents: int
    currency: str
    includes: str


@dataclass(frozen=True)
class Totals:
    """The totals of one currency. Those of another cannot be added to them."""

    currency: str
    cents: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    counts: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))

    def __add__(self, other: "Totals") -> "Totals":
        """Raises ValueError for another currency."""
        if self.currency != other.currency:
            raise ValueError(f"{self.currency} and {other.currency} are never added.")
        return Totals(
            self.currency,
            MappingProxyType(_added(self.cents, other.cents)),
            MappingProxyType(_added(self.counts, other.counts)),
        )

    def of(self, kind: BoekingKind) -> int:
        """The total of one kind, corrections counted."""
        return self.cents.get(kind, 0)

    @property
    def granted_cents(self) -> int:
        """Verleend."""
        return self.of(BoekingKind.VERLEEND)

    @property
    def vat_cents(self) -> int:
        """The part for the BTW-compensatiefonds."""
        return self.of(BoekingKind.BTW_COMPENSATIE)

    @property
    def net_cents(self) -> int:
        """The grant less the part for the fund: the advance."""
        return self.granted_cents - self.vat_cents

    @property
    def planned_cents(self) -> int:
        """Termijnen gepland."""
        return self.of(BoekingKind.TERMIJN_GEPLAND)

    @property
    def released_cents(self) -> int:
        """Termijnen vrijgegeven."""
        return self.of(BoekingKind.TERMIJN_VRIJGEGEVEN)

    @property
    def paid_cents(self) -> int:
        """What was paid and did not come back."""
        return self.of(BoekingKind.TERMIJN_BETAALD) - self.of(BoekingKind.TERMIJN_TERUGGEKOMEN)

    @property
    def is_settled(self) -> bool:
        """Whether a settlement stands, be it at nil; a correction takes one off the count."""
        return self.counts.get(BoekingKind.VASTGESTELD, 0) > 0

    @property
    def settled_cents(self) -> int:
        """Vastgesteld."""
        return self.of(BoekingKind.VASTGESTELD)

    @property
    def due_cents(self) -> int:
        """What the kassier may have: the advance, and once settled what the settlement leaves."""
        if not self.is_settled:
            return self.net_cents
        return max(0, min(self.granted_cents, self.settled_cents) - self.vat_cents)

    @property
    def to_pay_cents(self) -> int:
        """What is still to be paid."""
        return max(0, self.due_cents - self.paid_cents)

    @property
    def overpaid_cents(self) -> int:
        """What was paid above what the kassier may have, and is not asked back yet."""
        return max(0, self.paid_cents - self.due_cents - self.recovered_cents)

    @property
    def recovered_cents(self) -> int:
        """Teruggevorderd."""
        return self.of(BoekingKind.TERUGGEVORDERD)

    @property
    def claim_cents(self) -> int:
        """What the kassier still has to pay back, with interest."""
        interest = self.of(BoekingKind.RENTE)
        return self.recovered_cents + interest - self.of(BoekingKind.ONTVANGEN)


@dataclass(frozen=True)
class Balance:
    """The ledger of one uitkering, added up; `currency` is that of the entitlement."""

    currency: str
    rows: tuple[Row, ...]

    @property
    def entitlement(self) -> Totals:
        """The totals in the currency of the entitlement."""
        return _totals(self.currency, self.rows)

    @property
    def commitment(self) -> Totals | None:
        """The euros committed and charged for an entitlement in dollars; None for one in euros."""
        return _totals("EUR", self.rows) if self.currency != "EUR" else None

    def of_termijn(self, termijn_id: int) -> Totals:
        """The totals of one termijn, in the currency of the entitlement."""
        return _totals(self.currency, (r for r in self.rows if r.termijn_id == termijn_id))

    def of_year(self, year: int) -> Totals:
        """The totals of one year of accountability, in the currency of the entitlement."""
        return _totals(self.currency, (r for r in self.rows if r.year == year))

    @property
    def years(self) -> list[int]:
        """The years that something is booked on."""
        return sorted({row.year for row in self.rows if row.year is not None})


def balance_of(uitkering: Uitkering) -> Balance:
    """The ledger of an uitkering that the caller sees, in one question."""
    rows = (
        Boeking.objects.filter(uitkering=uitkering)
        .order_by()
        .values_list("currency", "kind", "termijn_id", "year")
        .annotate(cents=Sum("amount_cents"), count=Count("pk") - 2 * Count("corrects"))
    )
    return Balance(uitkering.currency, tuple(Row(*row) for row in rows))


def balances_of(uitkeringen: Sequence[Uitkering]) -> dict[int, Balance]:
    """The ledgers of uitkeringen that the caller sees, by number, in one question."""
    rows: dict[int, list[Row]] = {uitkering.pk: [] for uitkering in uitkeringen}
    found = (
        Boeking.objects.filter(uitkering__in=list(rows))
        .order_by()
        .values_list("uitkering", "currency", "kind", "termijn_id", "year")
        .annotate(cents=Sum("amount_cents"), count=Count("pk") - 2 * Count("corrects"))
    )
    for key, *row in found:
        rows[key].append(Row(*row))
    return {row.pk: Balance(row.currency, tuple(rows[row.pk])) for row in uitkeringen}


def totals(uitkering: Uitkering) -> Totals:
    """The totals in the currency of the entitlement."""
    return balance_of(uitkering).entitlement


def _totals(currency: str, rows: Iterable[Row]) -> Totals:
    cents: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for row in rows:
        if row.currency == currency:
            cents[row.kind] += row.cents
            counts[row.kind] += row.count
    return Totals(currency, MappingProxyType(dict(cents)), MappingProxyType(dict(counts)))


def _added(one: Mapping[str, int], other: Mapping[str, int]) -> dict[str, int]:
    return {key: one.get(key, 0) + other.get(key, 0) for key in {*one, *other}}
