"""The termijnen as they stand, and whether others can take their place."""

from collections.abc import Sequence
from datetime import date

from disbursement.grootboek.models import BoekingKind
from disbursement.grootboek.selectors.balance import balance_of
from disbursement.uitkering.models import Termijn, Uitkering
from regiodeals.legal.payment_schedule import Advance, PlannedTermijn, schedule_faults


def standing_schedule(uitkering: Uitkering) -> list[PlannedTermijn]:
    """The termijnen by number: as planned in the ledger, or before that as they were filled in.

    What a later decision left nothing is no termijn any more.
    """
    balance = balance_of(uitkering)
    is_booked = any(row.kind == BoekingKind.TERMIJN_GEPLAND for row in balance.rows)
    rows = []
    for termijn in sorted(uitkering.termijnen.all(), key=lambda termijn: termijn.number):
        stands = balance.of_termijn(termijn.pk)
        cents = stands.planned_cents if is_booked else termijn.amount_cents
        rows.append(planned(termijn, cents, is_released=stands.released_cents > 0))
    while rows and rows[-1].amount_cents == 0:
        rows.pop()
    return rows


def planned(termijn: Termijn, cents: int, *, is_released: bool = False) -> PlannedTermijn:
    """A termijn in plain values, with the day that it has by now."""
    return PlannedTermijn(
        amount_cents=cents,
        pay_by=termijn.pay_by or termijn.due_on,
        budget_year=termijn.budget_year,
        condition=termijn.condition,
        condition_source=termijn.condition_source,
        is_released=is_released,
        is_met=termijn.condition_met_on is not None,
    )


def faults_of(
    uitkering: Uitkering,
    rows: Sequence[PlannedTermijn],
    *,
    advance_cents: int,
    spend_until: date,
    on: date,
) -> list[str]:
    """Why these termijnen cannot take the place of those that stand, a sentence each."""
    advance = Advance(
        cents=advance_cents,
        currency=uitkering.currency,
        decided_on=on,
        spend_until=spend_until,
        standing=standing_schedule(uitkering),
    )
    return schedule_faults(rows, advance)
