"""Lay down other termijnen: before the verlening as they are filled in, later by a decision."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction

from disbursement.grootboek.selectors.schedule import faults_of, standing_schedule
from disbursement.grootboek.services.owed import due_on, owe_payment, payments_owed
from disbursement.uitkering.models import Termijn, Uitkering
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.common.errors import NotAllowed, RequirementsUnmet, WrongState
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.deal.policies import may_handle
from regiodeals.legal.payment_schedule import PlannedTermijn
from regiodeals.obligations import services as obligations
from regiodeals.obligations.models import Obligation

BY_DECISION = dutch("De verlening is bekendgemaakt. Leg andere termijnen vast met een wijziging.")


@dataclass(frozen=True, kw_only=True)
class Decided:
    """The decision that lays termijnen down, in plain values: it stands a floor higher."""

    kenmerk: str
    announced_on: date
    zone: ZoneInfo


@in_turn()
@transaction.atomic
def plan_termijnen(
    *, uitkering_id: int, rows: Sequence[PlannedTermijn], actor: User
) -> list[Termijn]:
    """Fill in the termijnen of a verlening that was not made known yet.

    Raises WrongState afterwards, and RequirementsUnmet with each reason why they cannot be.
    """
    locked = Uitkering.objects.select_for_update(of=("self",), no_key=True)
    uitkering = locked.select_related("deal__tranche", "kassier").get(pk=uitkering_id)
    if not may_handle(uitkering.deal, actor):
        raise NotAllowed(may_handle.sentence)  # type: ignore[attr-defined]
    if uitkering.boekingen.exists():
        raise WrongState(BY_DECISION)
    faults = faults_of(
        uitkering,
        rows,
        advance_cents=uitkering.entitlement_cents - uitkering.bcf_cents,
        spend_until=uitkering.spend_until,
        on=clock.today(),
    )
    if faults:
        raise RequirementsUnmet(faults)
    made = _replaced(uitkering, rows)
    audit.record(
        uitkering,
        action="disbursement.uitkering.plan_termijnen",
        sentence=f"Termijnen vastgelegd: {len(made)}",
        actor=actor,
        details={"bedragen in centen": [row.amount_cents for row in rows]},
    )
    return made


def lay_down(
    uitkering: Uitkering, rows: Sequence[PlannedTermijn], decided: Decided, actor: User | None
) -> None:
    """Put the termijnen of a decision in the place of those that stand; the ledger follows.

    What was released stays untouched. A termijn that falls away keeps its row, with nothing on it:
    its entries name it for ever.
    """
    standing = standing_schedule(uitkering)
    known = {termijn.number: termijn for termijn in uitkering.termijnen.all()}
    for number, row in enumerate(rows, start=1):
        is_as_it_was = number <= len(standing) and standing[number - 1].content == row
        if not is_as_it_was:
            termijn = known.get(number) or Termijn(uitkering=uitkering, number=number)
            _lay(termijn, row, decided, actor)
    for number, termijn in known.items():
        if number > len(rows):
            termijn.amount_cents = 0
            termijn.save(update_fields=["amount_cents"])


def _lay(termijn: Termijn, row: PlannedTermijn, decided: Decided, actor: User | None) -> None:
    _fill(termijn, row)
    termijn.due_on = due_on(termijn, termijn.uitkering, decided.announced_on)
    termijn.budget_year = row.budget_year or termijn.due_on.year
    termijn.save()
    owed = payments_owed([termijn]).get(termijn.pk, [])
    if owed and not owed[-1].is_closed:
        _move(owed[-1], termijn.due_on, decided.kenmerk, actor)
        return
    owe_payment(
        termijn,
        source=f"Beschikking {decided.kenmerk}",
        zone=decided.zone,
        period=str(len(owed) + 1) if owed else "",
        actor=actor,
    )


def _move(owed: Obligation, day: date, kenmerk: str, actor: User | None) -> None:
    """Later by the decision; earlier as a plan, or as a repair when that day has passed."""
    reason = f"Andere termijnen bij besluit {kenmerk}."
    what: dict[str, Any] = {"obligation_id": owed.pk, "due_on": day, "actor": actor}
    if day > owed.due_on:
        obligations.extend(**what, reason=reason, decision=kenmerk)
    elif day < owed.due_on and day >= owed.legal_day_at(clock.now()):
        obligations.reschedule(**what, reason=reason)
    elif day < owed.due_on:
        obligations.correct(**what, reason=reason)


def _replaced(uitkering: Uitkering, rows: Sequence[PlannedTermijn]) -> list[Termijn]:
    """The rows anew: nothing is booked on them yet."""
    uitkering.termijnen.all().delete()
    made = [Termijn(uitkering=uitkering, number=number) for number in range(1, len(rows) + 1)]
    for termijn, row in zip(made, rows, strict=True):
        _fill(termijn, row)
        termijn.budget_year = row.budget_year
    return Termijn.objects.bulk_create(made)


def _fill(termijn: Termijn, row: PlannedTermijn) -> None:
    termijn.amount_cents = row.amount_cents
    termijn.pay_by = row.pay_by
    termijn.condition = row.condition
    termijn.condition_source = row.condition_source
