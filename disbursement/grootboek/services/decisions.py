"""What a decision does to the ledger, given in plain values: the decisions stand a floor higher."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from disbursement.grootboek.models import Boeking, BoekingKind
from disbursement.grootboek.models.balance import OF_A_DECISION
from disbursement.grootboek.selectors.balance import balance_of
from disbursement.grootboek.services.booking import Entry, book_together, undone
from disbursement.uitkering.models import Termijn, Uitkering
from regiodeals.accounts.models import User


@dataclass(frozen=True, kw_only=True)
class Granted:
    """What holds from a decision on, in cents of the currency of the entitlement.

    `settled_cents` is None while the uitkering is not settled; `commitment_cents` are the euros
    that the State commits for dollars, and None where the entitlement itself is in euros; `rate`
    says at which rate, of which day and source. `is_new_schedule` when the decision lays the
    termijnen down itself: then the rows say the plan.
    """

    decision_id: int
    kenmerk: str
    on: date
    granted_cents: int
    vat_cents: int
    settled_cents: int | None
    recovered_cents: int
    commitment_cents: int | None
    rate: str = ""
    is_new_schedule: bool = False


def book_granted(*, uitkering: Uitkering, granted: Granted, actor: User | None) -> list[Boeking]:
    """Bring the ledger in accordance with what holds; what is so already is left as it is.

    More is booked as the difference; for less, what stood is taken back and booked anew.
    Raises OutOfBalance when the decision cannot be booked.
    """
    # Nothing is released or paid between what is read here and what is booked.
    Uitkering.objects.select_for_update(of=("self",), no_key=True).get(pk=uitkering.pk)
    entries = list(_entries(uitkering, granted))
    return book_together(uitkering_id=uitkering.pk, entries=entries, actor=actor)


def _entries(uitkering: Uitkering, granted: Granted) -> Iterator[Entry]:
    standing = _standing_entries(uitkering)
    level = _Level(standing, granted)
    entitled = uitkering.currency
    yield from level.to(BoekingKind.VERLEEND, entitled, granted.granted_cents)
    if granted.commitment_cents is not None:
        yield from level.to(BoekingKind.VERLEEND, "EUR", granted.commitment_cents)
    yield from level.to(BoekingKind.BTW_COMPENSATIE, entitled, granted.vat_cents)
    yield from _plan(uitkering, level)
    if granted.settled_cents is not None:
        yield from level.to(BoekingKind.VASTGESTELD, entitled, granted.settled_cents)
    yield from level.to(BoekingKind.TERUGGEVORDERD, entitled, granted.recovered_cents)


def _standing_entries(uitkering: Uitkering) -> list[Boeking]:
    """What nobody took back, of all kinds."""
    return list(
        uitkering.boekingen.filter(corrects__isnull=True, corrected_by__isnull=True)
        .select_related("termijn")
        .order_by("pk")
    )


def _plan(uitkering: Uitkering, level: "_Level") -> Iterator[Entry]:
    granted = level.granted
    termijnen = list(uitkering.termijnen.order_by("number"))
    balance = balance_of(uitkering)
    planned = [balance.of_termijn(t.pk).planned_cents for t in termijnen]
    released = [balance.of_termijn(t.pk).released_cents for t in termijnen]
    if granted.is_new_schedule or not any(planned):
        planned = [t.amount_cents for t in termijnen]
    wanted = spread(planned, released, granted.granted_cents - granted.vat_cents)
    for termijn, cents in zip(termijnen, wanted, strict=True):
        # What is released is the amount of the termijn; nothing left is refused by the ledger.
        if cents not in (0, termijn.amount_cents):
            termijn.amount_cents = cents
            termijn.save(update_fields=["amount_cents"])
        yield from level.to(BoekingKind.TERMIJN_GEPLAND, uitkering.currency, cents, termijn)


def spread(planned: Sequence[int], released: Sequence[int], advance_cents: int) -> list[int]:
    """The plan that makes up the advance: more goes to the last termijn, less comes off the end.

    What was released is never planned away.
    """
    wanted = list(planned)
    rest = advance_cents - sum(wanted)
    if rest > 0 and wanted:
        wanted[-1] += rest
    for index in reversed(range(len(wanted))):
        off = min(max(0, sum(wanted) - advance_cents), wanted[index] - released[index])
        wanted[index] -= max(0, off)
    return wanted


class _Level:
    """The entries that bring a total to a level."""

    def __init__(self, standing: list[Boeking], granted: Granted) -> None:
        self.standing = standing
        self.granted = granted

    def to(
        self, kind: BoekingKind, currency: str, cents: int, termijn: Termijn | None = None
    ) -> Iterator[Entry]:
        """Nothing when it is so already."""
        termijn_id = termijn.pk if termijn else None
        rows = [
            row
            for row in self.standing
            if row.kind == kind and row.currency == currency and row.termijn_id == termijn_id
        ]
        stands = sum(row.amount_cents for row in rows)
        if cents < stands:
            yield from (self._taken_back(row) for row in rows)
            stands = 0
        is_new_settlement = kind is BoekingKind.VASTGESTELD and not (rows and cents == stands)
        if cents > stands or (is_new_settlement and cents == 0):
            yield self._entry(kind, currency, cents - stands, termijn)

    def _taken_back(self, row: Boeking) -> Entry:
        return undone(
            row,
            booked_on=self.granted.on,
            source_key=f"{OF_A_DECISION}{self.granted.decision_id}",
            why=f"Bij besluit {self.granted.kenmerk} is dit anders geworden.",
        )

    def _entry(
        self, kind: BoekingKind, currency: str, cents: int, termijn: Termijn | None
    ) -> Entry:
        key = f"{OF_A_DECISION}{self.granted.decision_id}"
        return Entry(
            kind=kind,
            currency=currency,
            amount_cents=cents,
            booked_on=self.granted.on,
            source_key=f"{key}:termijn:{termijn.pk}" if termijn else key,
            sentence=_sentence(kind, self.granted, currency, termijn),
            termijn=termijn,
        )


def _sentence(kind: BoekingKind, granted: Granted, currency: str, termijn: Termijn | None) -> str:
    what = f"{termijn} gepland" if termijn else kind.label[0].upper() + kind.label[1:]
    is_commitment = kind is BoekingKind.VERLEEND and granted.commitment_cents is not None
    at_rate = f", {granted.rate}" if is_commitment and currency == "EUR" and granted.rate else ""
    return f"{what} bij besluit {granted.kenmerk}{at_rate}"[:300]
