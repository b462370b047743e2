"""What a line of a statement is about: found by the name of the payment, amount and currency."""

from collections.abc import Iterable
from dataclasses import dataclass

from disbursement.betaling.models import (
    Afschrift,
    Bankregel,
    Betaling,
    BetalingStatus,
    Direction,
    Finding,
)
from disbursement.betaling.models.kinds import CLOSED
from disbursement.betaling.running.booking import day_of, is_sent
from disbursement.betaling.running.camt import Line
from regiodeals.common import clock


@dataclass
class Matcher:
    """Knows the payments that a delivery names, those under way, and what was reported before."""

    by_name: dict[str, Betaling]
    under_way: list[Betaling]
    reported: dict[tuple[int, str], tuple[str, int]]
    references: dict[str, tuple[str, str, int]]
    doubled: set[str]

    @classmethod
    def for_lines(cls, afschrift: Afschrift, lines: Iterable[Line]) -> "Matcher":
        """Ask the database once for all lines of a statement."""
        names = {line.end_to_end_id for line in lines} - {""}
        references = {line.reference for line in lines} - {""}
        rows = Betaling.objects.select_related("termijn__uitkering__deal", "batch")
        named = list(rows.filter(end_to_end_id__in=names))
        reported = Bankregel.objects.filter(settled_at__isnull=False, betaling__in=named)
        seen = Bankregel.objects.filter(
            reference__in=references, afschrift__payer=afschrift.payer_id
        ).exclude(finding=Finding.NOT_BOOKED)
        return cls(
            by_name={betaling.end_to_end_id: betaling for betaling in named},
            under_way=list(
                rows.filter(status=BetalingStatus.VRIJGEGEVEN, batch__status__in=CLOSED)
            ),
            reported={
                (betaling_id, direction): (kind, cents)
                for betaling_id, direction, kind, cents in reported.values_list(
                    "betaling_id", "direction", "afschrift__kind", "amount_cents"
                )
                if betaling_id is not None
            },
            doubled=set(
                Bankregel.objects.filter(
                    end_to_end_id__in=names, direction=Direction.DEBIT, finding=Finding.DOUBLED
                ).values_list("end_to_end_id", flat=True)
            ),
            references={
                reference: (kind, direction, cents)
                for reference, kind, direction, cents in seen.values_list(
                    "reference", "afschrift__kind", "direction", "amount_cents"
                )
            },
        )

    def judge(self, regel: Bankregel, *, is_booked: bool) -> tuple[Finding, Betaling | None]:
        """What the line is, and the payment that it is or seems to be about."""
        betaling = self.by_name.get(regel.end_to_end_id)
        if regel.currency != regel.afschrift.payer.currency:
            return Finding.CURRENCY, betaling
        if not is_booked or day_of(regel) > clock.today():
            return Finding.NOT_BOOKED, betaling
        if (before := self._reported_before(regel, betaling)) is not None:
            if before == Finding.DOUBLED and regel.direction == Direction.DEBIT:
                self.doubled.add(regel.end_to_end_id)
            return before, None
        self._remember(regel, betaling)
        if betaling is None:
            found = self._only_of_this_amount(regel)
            return (Finding.PARTLY, found) if found else (Finding.UNKNOWN, None)
        return self._of_its_name(regel, betaling), betaling

    def _of_its_name(self, regel: Bankregel, betaling: Betaling) -> Finding:
        is_whole = regel.amount_cents == betaling.amount_cents
        if not is_whole or regel.currency != betaling.currency:
            return Finding.PARTLY
        if regel.direction == Direction.DEBIT:
            return Finding.MATCHED if is_sent(betaling) else Finding.PARTLY
        if regel.end_to_end_id in self.doubled:
            # The bank may give back what it took twice; then the payment itself stays paid.
            return Finding.PARTLY
        was_paid = betaling.status == BetalingStatus.BETAALD or self._is_paid_here(betaling)
        return Finding.RETURNED if was_paid else Finding.PARTLY

    def _is_paid_here(self, betaling: Betaling) -> bool:
        return (betaling.pk, Direction.DEBIT.value) in self.reported

    def _reported_before(self, regel: Bankregel, betaling: Betaling | None) -> Finding | None:
        """A second report in the other message of the bank is known; in the same it is doubled."""
        kind, amount = regel.afschrift.kind, regel.amount_cents
        earlier = [self.references.get(regel.reference)] if regel.reference else []
        found = [
            (other_kind, cents)
            for other_kind, direction, cents in filter(None, earlier)
            if direction == regel.direction
        ]
        if betaling is not None and (betaling.pk, regel.direction) in self.reported:
            found.append(self.reported[betaling.pk, regel.direction])
        if not found:
            return None
        is_other = all(other != kind and cents == amount for other, cents in found)
        return Finding.KNOWN if is_other else Finding.DOUBLED

    def _remember(self, regel: Bankregel, betaling: Betaling | None) -> None:
        told = (regel.afschrift.kind, regel.amount_cents)
        if betaling is not None:
            self.reported[betaling.pk, regel.direction] = told
        if regel.reference:
            self.references[regel.reference] = (told[0], regel.direction, told[1])

    def _only_of_this_amount(self, regel: Bankregel) -> Betaling | None:
        """The one payment under way with this amount; two would be a guess."""
        if regel.direction != Direction.DEBIT:
            return None
        found = [
            betaling
            for betaling in self.under_way
            if (betaling.currency, betaling.amount_cents) == (regel.currency, regel.amount_cents)
        ]
        return found[0] if len(found) == 1 else None
