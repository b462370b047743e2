"""The termijnen that a decision lays down, and the euros that it commits for dollars."""

from collections.abc import Iterator
from datetime import date

from disbursement.beschikking.models import Beschikking, BeschikkingKind
from disbursement.beschikking.selectors.decisions import standing_of
from disbursement.grootboek.selectors import standing_schedule
from disbursement.uitkering.models import Uitkering
from regiodeals.common.dutch_dates import plain_date
from regiodeals.common.money import format_rate
from regiodeals.common.words import dutch
from regiodeals.legal.commitment import Change, committed_cents
from regiodeals.legal.decisions import DecisionKind
from regiodeals.legal.payment_schedule import (
    Advance,
    PlannedTermijn,
    schedule_faults,
    still_fits,
)

STANDS_WITH_ITS_DECISION = dutch(
    "Het vorige besluit legde de termijnen vast. Leg ze opnieuw vast: vul de termijnen in zoals"
    " ze moeten worden."
)
NOT_WITHDRAWN = dutch(
    "Dit besluit legde de termijnen vast. Trek het niet in, maar leg met een wijziging vast hoe"
    " de termijnen moeten worden."
)


def schedule_of(beschikking: Beschikking) -> tuple[PlannedTermijn, ...]:
    """The termijnen that it lays down; none when it leaves them as they are."""
    return tuple(PlannedTermijn.of_record(row) for row in beschikking.schedule or ())


def schedule_refusals(beschikking: Beschikking, *, on: date) -> list[str]:
    """Why its termijnen cannot be, or why it must name them; a sentence each."""
    replaced = beschikking.replaces
    if beschikking.schedule is not None:
        return schedule_faults(schedule_of(beschikking), _advance(beschikking, on))
    if replaced is None or replaced.schedule is None:
        return []
    if beschikking.kind == BeschikkingKind.INTREKKING:
        return [NOT_WITHDRAWN]
    return [STANDS_WITH_ITS_DECISION]


def can_still_be_laid_down(beschikking: Beschikking, *, on: date) -> bool:
    """Whether what was decided about the termijnen still fits what was granted and released."""
    if beschikking.schedule is None:
        return True
    return still_fits(schedule_of(beschikking), _advance(beschikking, on))


def schedule_moves(
    beschikking: Beschikking,
) -> Iterator[tuple[int, PlannedTermijn | None, PlannedTermijn | None]]:
    """Each termijn with how it stands and how it becomes; only those that differ."""
    after = schedule_of(beschikking)
    if not after:
        return
    before = [row.content for row in standing_schedule(beschikking.uitkering)]
    for index in range(max(len(before), len(after))):
        now = before[index] if index < len(before) else None
        then = after[index] if index < len(after) else None
        if now != then:
            yield index + 1, now, then


def commitment_on(uitkering: Uitkering, day: date) -> int | None:
    """The euros committed as it stands on `day`; None where the entitlement is in euros."""
    verlening_rate = uitkering.usd_rate
    if uitkering.usd_cents is None or verlening_rate is None:
        return None
    standing = standing_of(uitkering, day)
    if standing.is_withdrawn:
        return 0
    rows = {row.number: row for row in uitkering.beschikkingen.all()}
    changes = [
        Change(row.amount_cents, rows[row.number].usd_rate or verlening_rate)
        for row in standing.in_force
        if row.kind is DecisionKind.WIJZIGING and row.amount_cents is not None
    ]
    return committed_cents(uitkering.amount_cents, uitkering.usd_cents, changes)


def rate_words(beschikking: Beschikking) -> str:
    """'koers 1,0550 van 19 februari 2026 (bron)': at which rate a decision commits euros."""
    row = beschikking if beschikking.usd_rate is not None else beschikking.uitkering
    if row.usd_rate is None or row.usd_rate_on is None:
        return ""
    shown = format_rate(row.usd_rate)
    return dutch(
        "koers {koers} van {dag} ({bron})",
        koers=shown,
        dag=plain_date(row.usd_rate_on),
        bron=row.usd_rate_source,
    )


def _advance(beschikking: Beschikking, on: date) -> Advance:
    """What the termijnen are a part of once the decision holds."""
    uitkering = beschikking.uitkering
    standing = standing_of(uitkering, on, without=beschikking.replaces_id)
    granted = beschikking.amount_cents
    if granted is None or beschikking.kind != BeschikkingKind.WIJZIGING:
        granted = standing.granted_cents
    return Advance(
        cents=granted - min(uitkering.bcf_cents, granted),
        currency=uitkering.currency,
        decided_on=on,
        spend_until=standing.spending_until or uitkering.spend_until,
        standing=standing_schedule(uitkering),
    )
