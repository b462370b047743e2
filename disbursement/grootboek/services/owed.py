"""Each termijn as an obligation of the minister: to pay it by its day."""

from collections.abc import Iterable
from datetime import date
from zoneinfo import ZoneInfo

from disbursement.grootboek.selectors.balance import balance_of
from disbursement.uitkering.models import Termijn, Uitkering
from regiodeals.accounts.models import Role, User
from regiodeals.common import clock
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.money import format_amount
from regiodeals.legal.calendar import UnknownCalendarYear
from regiodeals.legal.terms import BETAALTERMIJN, last_day, nominal_last_day
from regiodeals.obligations import services as obligations
from regiodeals.obligations import titles
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.owner import Owner

NOTHING_LEFT = "Op deze termijn hoeft niets meer te worden betaald."


def owe_payments(
    uitkering: Uitkering, *, announced_on: date, zone: ZoneInfo, kenmerk: str, actor: User | None
) -> None:
    """Follows the bekendmaking of a verlening: every termijn gets its day and its budget year."""
    for termijn in uitkering.termijnen.all():
        termijn.due_on = due_on(termijn, uitkering, announced_on)
        termijn.budget_year = termijn.budget_year or termijn.due_on.year
        termijn.save(update_fields=["due_on", "budget_year"])
        says = termijn.pay_by is not None or uitkering.is_bijzonder
        owe_payment(
            termijn,
            source=titles.DECIDED.format(besluit=kenmerk) if says else BETAALTERMIJN.source,
            zone=zone,
            period="",
            actor=actor,
        )


def count_payments_anew(
    uitkering: Uitkering, *, former: date, sent_on: date, reason: str, actor: User | None
) -> None:
    """The six weeks run from the day of posting, and not from the step before it (Awb 4:87, 3:41).

    What the decision gives a day of its own keeps it, and so does what was paid or was laid down by
    another decision since: that counts from another day than `former`.
    """
    termijnen = uitkering.termijnen.filter(pay_by__isnull=True, due_on__isnull=False)
    known = payments_owed(termijnen)
    for termijn in termijnen:
        day = due_on(termijn, uitkering, sent_on)
        owed = known.get(termijn.pk, [])
        was_counted = termijn.due_on == due_on(termijn, uitkering, former)
        if not was_counted or termijn.due_on == day or not owed or owed[-1].is_closed:
            continue
        termijn.due_on = day
        termijn.save(update_fields=["due_on"])
        obligations.correct(obligation_id=owed[-1].pk, due_on=day, reason=reason, actor=actor)


def due_on(termijn: Termijn, uitkering: Uitkering, announced_on: date) -> date:
    """The day that the beschikking names, and else six weeks after the bekendmaking (Awb 4:87).

    For the islands the letter names the six weeks and no law moves their end.
    """
    if termijn.pay_by is not None:
        return termijn.pay_by
    if uitkering.is_bijzonder:
        return nominal_last_day(announced_on, BETAALTERMIJN)
    try:
        return last_day(announced_on, BETAALTERMIJN)
    except UnknownCalendarYear:
        return nominal_last_day(announced_on, BETAALTERMIJN)


def follow_ledger(uitkering: Uitkering, actor: User | None) -> None:
    """Let what is owed follow what is booked: paid in full, nothing to pay, or returned."""
    termijnen = [t for t in uitkering.termijnen.all() if t.due_on is not None]
    if not termijnen:
        return
    balance = balance_of(uitkering)
    nothing_due = balance.entitlement.to_pay_cents == 0
    known = payments_owed(termijnen)
    for termijn in termijnen:
        stands = balance.of_termijn(termijn.pk)
        rows = known.get(termijn.pk, [])
        last = rows[-1] if rows else None
        is_paid = stands.paid_cents >= stands.planned_cents > 0
        if last is None or (last.is_closed and (is_paid or nothing_due)):
            continue
        if last.is_closed and last.met_on is not None:
            period = str(len(rows) + 1)
            zone = ZoneInfo(last.zone)
            owe_payment(termijn, source=last.source, zone=zone, period=period, actor=actor)
        elif not last.is_closed and is_paid:
            _meet(last, stands.paid_cents, uitkering.currency, actor)
        elif not last.is_closed and (nothing_due or stands.planned_cents == 0):
            obligations.cancel(obligation_id=last.pk, reason=NOTHING_LEFT, actor=actor)


def _meet(owed: Obligation, cents: int, currency: str, actor: User | None) -> None:
    day = owed.legal_day_at(clock.now())
    paid = format_amount(cents, currency)
    how = titles.PAID.format(bedrag=paid, dag=long_date(day))
    obligations.meet(obligation_id=owed.pk, on=day, how=how, actor=actor)


def owe_payment(
    termijn: Termijn, *, source: str, zone: ZoneInfo, period: str, actor: User | None
) -> None:
    """The minister owes this termijn by its day."""
    if termijn.due_on is None:
        raise ValueError("a termijn is owed by a day")
    obligations.impose(
        kind=ObligationKind.BETALING,
        subject=termijn,
        title=titles.PAY.format(termijn=termijn, deal=termijn.uitkering.deal)[:200],
        due_on=termijn.due_on,
        zone=zone,
        source=source,
        owner=Owner(role=Role.CONTROLLER),
        dossier=termijn.uitkering.deal_id,
        period=period,
        actor=actor,
    )


def payments_owed(termijnen: Iterable[Termijn]) -> dict[int, list[Obligation]]:
    """What was owed on each termijn, the last one last."""
    found: dict[int, list[Obligation]] = {}
    rows = Obligation.objects.filter(
        kind=ObligationKind.BETALING,
        subject_type=Termijn._meta.label_lower,
        subject_id__in=[termijn.pk for termijn in termijnen],
    )
    for row in rows.order_by("pk"):
        found.setdefault(row.subject_id, []).append(row)
    return found
