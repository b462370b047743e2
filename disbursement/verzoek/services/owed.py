"""The decision on a request as an obligation of the minister, with its day."""

from datetime import date
from zoneinfo import ZoneInfo

from disbursement.verzoek.models import Verzoek
from disbursement.verzoek.selectors import clock_of
from regiodeals.accounts.models import Role, User
from regiodeals.legal.calendar import UnknownCalendarYear
from regiodeals.obligations import services as obligations
from regiodeals.obligations import titles
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.owner import Owner
from regiodeals.obligations.selectors import obligation_about


def owe_decision(verzoek: Verzoek, actor: User) -> None:
    """The minister owes a decision (Awb 4:13)."""
    officer = verzoek.uitkering.deal.accounthouder
    obligations.impose(
        kind=ObligationKind.VERZOEK,
        subject=verzoek,
        title=titles.DECIDE_REQUEST.format(nummer=verzoek.number, soort=verzoek.get_kind_display())[
            :200
        ],
        due_on=_due(verzoek),
        zone=ZoneInfo(verzoek.zone),
        source=clock_of(verzoek).term.source,
        owner=Owner(user=officer) if officer else Owner(role=Role.BEHANDELAAR),
        dossier=verzoek.dossier_id,
        actor=actor,
    )


def move_decision(verzoek: Verzoek, *, reason: str, decision: str, actor: User) -> None:
    """The clock moved, and the day of the obligation with it."""
    owed, due = _outstanding(verzoek), _due(verzoek)
    if owed is None or owed.due_on == due:
        return
    if due > owed.due_on:
        obligations.extend(
            obligation_id=owed.pk, due_on=due, reason=reason, decision=decision, actor=actor
        )
    elif due >= verzoek.today:
        obligations.reschedule(obligation_id=owed.pk, due_on=due, reason=reason, actor=actor)
    else:
        obligations.correct(obligation_id=owed.pk, due_on=due, reason=reason, actor=actor)


def close_decision(verzoek: Verzoek, actor: User | None) -> None:
    """It was decided, or need not be decided any more."""
    if (owed := _outstanding(verzoek)) is None:
        return
    if verzoek.decided_on is not None:
        how = f"Besloten: {verzoek.decision}"
        obligations.meet(obligation_id=owed.pk, on=verzoek.decided_on, how=how, actor=actor)
    else:
        reason = "De regio trok het verzoek in."
        obligations.cancel(obligation_id=owed.pk, reason=reason, actor=actor)


def _due(verzoek: Verzoek) -> date:
    """The last day to decide; by counting alone where the free days are not known yet."""
    clock = clock_of(verzoek)
    try:
        due = clock.last_day()
    except UnknownCalendarYear:
        due = clock.nominal_last_day()
    if due is None:
        raise ValueError("a suspension of a request has its last day")
    return due


def _outstanding(verzoek: Verzoek) -> Obligation | None:
    owed = obligation_about(verzoek, ObligationKind.VERZOEK)
    return owed if owed is not None and not owed.is_closed else None
