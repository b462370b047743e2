"""What the kassier and the minister owe because of a claim, as obligations with their days."""

from datetime import date
from zoneinfo import ZoneInfo

from disbursement.vaststelling.models import Vordering
from disbursement.vaststelling.selectors.claims import prescribed_after
from regiodeals.accounts.models import Role, User
from regiodeals.common.citations import BY_DECISION
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.money import format_amount
from regiodeals.legal.claims import VERJARINGSTERMIJN
from regiodeals.legal.terms import BETAALTERMIJN
from regiodeals.obligations import services as obligations
from regiodeals.obligations import titles
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.owner import Owner
from regiodeals.obligations.selectors import obligation_about
from regiodeals.obligations.state import State

POSTED = "De dag van verzending is verbeterd."


def owe_repayment(vordering: Vordering, actor: User | None) -> None:
    """The kassier pays back by a day; before the five years are over the minister interrupts."""
    amount = format_amount(vordering.principal_cents, vordering.currency)
    obligations.impose(
        kind=ObligationKind.TERUGBETALING,
        subject=vordering,
        title=titles.PAY_BACK.format(bedrag=amount, besluit=vordering.beschikking),
        due_on=vordering.pay_by,
        zone=ZoneInfo(vordering.zone),
        source=BY_DECISION if vordering.uitkering.is_bijzonder else BETAALTERMIJN.source,
        owner=Owner(organisation=vordering.uitkering.kassier),
        dossier=vordering.dossier_id,
        actor=actor,
    )
    last = prescribed_after(vordering)
    if last is None:
        return
    officer = vordering.uitkering.deal.accounthouder
    obligations.impose(
        kind=ObligationKind.VERJARING,
        subject=vordering,
        title=titles.INTERRUPT.format(vordering=vordering),
        due_on=last,
        zone=ZoneInfo(vordering.zone),
        source=VERJARINGSTERMIJN.source,
        owner=Owner(user=officer) if officer else Owner(role=Role.BEHANDELAAR),
        dossier=vordering.dossier_id,
        actor=actor,
    )


def move_repayment(vordering: Vordering, actor: User | None) -> None:
    """The day of posting was corrected; the day to pay and the prescription count from it."""
    last = prescribed_after(vordering)
    days = ((ObligationKind.TERUGBETALING, vordering.pay_by), (ObligationKind.VERJARING, last))
    for kind, day in days:
        owed = _outstanding(vordering, kind)
        if owed is not None and day is not None and day != owed.due_on:
            obligations.correct(obligation_id=owed.pk, due_on=day, reason=POSTED, actor=actor)


def move_prescription(vordering: Vordering, *, reason: str, actor: User) -> None:
    """The five years began anew, and the day of the obligation with them."""
    owed, last = _outstanding(vordering, ObligationKind.VERJARING), prescribed_after(vordering)
    if owed is None or last is None or last <= owed.due_on:
        return
    # What happened in time may be written down after the day; then that day was a mistake.
    move = obligations.correct if owed.state is State.OVERDUE else obligations.reschedule
    move(obligation_id=owed.pk, due_on=last, reason=reason, actor=actor)


def close_repayment(vordering: Vordering, *, on: date, actor: User | None) -> None:
    """It was paid, so nothing is owed any more and nothing can be prescribed."""
    if (owed := _outstanding(vordering, ObligationKind.TERUGBETALING)) is not None:
        obligations.meet(
            obligation_id=owed.pk,
            on=on,
            how=titles.RECEIVED.format(dag=long_date(on)),
            actor=actor,
        )
    _cancel(vordering, ObligationKind.VERJARING, "De vordering is voldaan.", actor)


def lapse_repayment(vordering: Vordering, *, reason: str, actor: User | None) -> None:
    """The decision does not hold any more."""
    for kind in (ObligationKind.TERUGBETALING, ObligationKind.VERJARING):
        _cancel(vordering, kind, reason, actor)


def _cancel(vordering: Vordering, kind: ObligationKind, reason: str, actor: User | None) -> None:
    if (owed := _outstanding(vordering, kind)) is not None:
        obligations.cancel(obligation_id=owed.pk, reason=reason, actor=actor)


def _outstanding(vordering: Vordering, kind: ObligationKind) -> Obligation | None:
    owed = obligation_about(vordering, kind)
    return owed if owed is not None and not owed.is_closed else None
