"""The term to object, and the decision on a bezwaar, as obligations with their days."""

from datetime import date
from zoneinfo import ZoneInfo

from disbursement.beschikking.models import Beschikking
from disbursement.bezwaar.models import Bezwaar, BezwaarStatus, Outcome
from disbursement.bezwaar.selectors import (
    about_what_it_replaces,
    clock_of,
    new_decision_owed,
    remedy_term_of,
)
from regiodeals.accounts.models import Role, User
from regiodeals.common import clock
from regiodeals.common.dutch_dates import long_date
from regiodeals.legal.calendar import UnknownCalendarYear
from regiodeals.legal.case_clock import CaseClock
from regiodeals.legal.grant_rules import Instrument
from regiodeals.legal.objections import new_decision_clock
from regiodeals.legal.remedies import remedy_for
from regiodeals.obligations import services as obligations
from regiodeals.obligations import titles
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.owner import Owner
from regiodeals.obligations.selectors import obligation_about

SINCE_SENDING = "sinds de verzending"
NOBODY_OBJECTED = "De termijn is verstreken. Er loopt geen bezwaar."


def open_remedy_term(beschikking: Beschikking, actor: User | None) -> None:
    """The kassier may object until a day: a right, no duty.

    Follows the sending: before it no term runs (Awb 3:41, 6:8).
    """
    last, known = beschikking.last_day_to_object, remedy_term_of(beschikking)
    # One that was laid down while the letter still lay ready, was taken back by the daily job.
    if last is None or (known is not None and known.cancelled_at is None):
        return
    uitkering = beschikking.uitkering
    title = titles.OBJECT_OR_APPEAL if uitkering.is_bijzonder else titles.OBJECT
    term = remedy_for(Instrument(uitkering.instrument)).term
    obligations.impose(
        kind=ObligationKind.BEZWAARTERMIJN,
        subject=beschikking,
        title=title.format(besluit=beschikking),
        due_on=last,
        zone=ZoneInfo(beschikking.announced_zone),
        source=_sources(term.source, term.day_zero_source),
        owner=Owner(organisation=uitkering.kassier),
        dossier=beschikking.dossier_id,
        actor=actor,
        is_right=True,
        period=SINCE_SENDING if known is not None else "",
    )
    # Who objected before the term began, used his right already (Awb 6:10); a mistake uses nothing.
    rows = beschikking.bezwaren.exclude(status=BezwaarStatus.VERVALLEN)
    for bezwaar in rows.select_related("beschikking__uitkering"):
        use_right(bezwaar, actor)


def lapse_remedy_term(beschikking: Beschikking, actor: User | None) -> None:
    """Nobody can object any more; follows `Beschikking.become_final`."""
    if (owed := _running(beschikking)) is not None:
        obligations.cancel(obligation_id=owed.pk, reason=NOBODY_OBJECTED, actor=actor)


def correct_remedy_term(beschikking: Beschikking, *, reason: str, actor: User | None) -> None:
    """The term was counted from a wrong day of posting."""
    owed, last = _running(beschikking), beschikking.last_day_to_object
    if owed is not None and last is not None and owed.due_on != last:
        obligations.correct(obligation_id=owed.pk, due_on=last, reason=reason, actor=actor)


def use_right(bezwaar: Bezwaar, actor: User | None) -> None:
    """The kassier objected in time, or with an excuse: his right has done its work.

    Who else objects uses a right of his own, which is not written down here.
    """
    if bezwaar.objector_organisation_id != bezwaar.beschikking.uitkering.kassier_id:
        return
    right = _running(bezwaar.beschikking)
    if right is not None and bezwaar.counts:
        received = long_date(bezwaar.received_on)
        obligations.meet(
            obligation_id=right.pk,
            on=bezwaar.received_on,
            how=f"{bezwaar.get_kind_display().capitalize()} ontvangen op {received}.",
            actor=actor,
        )


def owe_decision(bezwaar: Bezwaar, actor: User) -> None:
    """The minister owes a decision; on a beroep the court decides."""
    if bezwaar.is_beroep:
        return
    obligations.impose(
        kind=ObligationKind.BEZWAAR,
        subject=bezwaar,
        title=titles.DECIDE_OBJECTION.format(wie=bezwaar.objector_name)[:200],
        due_on=_due(clock_of(bezwaar)),
        zone=ZoneInfo(bezwaar.zone),
        source=clock_of(bezwaar).term.source,
        owner=_behandelaar(bezwaar),
        dossier=bezwaar.dossier_id,
        actor=actor,
    )


def move_decision(bezwaar: Bezwaar, *, reason: str, decision: str, actor: User) -> None:
    """The clock moved, and the day of the obligation with it."""
    owed, due = _outstanding(bezwaar, ObligationKind.BEZWAAR), _due(clock_of(bezwaar))
    if owed is None or owed.due_on == due:
        return
    if due > owed.due_on:
        obligations.extend(
            obligation_id=owed.pk, due_on=due, reason=reason, decision=decision, actor=actor
        )
    elif due >= bezwaar.today:
        obligations.reschedule(obligation_id=owed.pk, due_on=due, reason=reason, actor=actor)
    else:
        obligations.correct(obligation_id=owed.pk, due_on=due, reason=reason, actor=actor)


def correct_decision(bezwaar: Bezwaar, *, reason: str, actor: User | None) -> None:
    """The clock was counted from a wrong day: its last day was never what it seemed."""
    owed, due = _outstanding(bezwaar, ObligationKind.BEZWAAR), _due(clock_of(bezwaar))
    if owed is not None and owed.due_on != due:
        obligations.correct(obligation_id=owed.pk, due_on=due, reason=reason, actor=actor)


def close_decision(bezwaar: Bezwaar, actor: User) -> None:
    """It was decided, or need not be decided any more."""
    if (owed := _outstanding(bezwaar, ObligationKind.BEZWAAR)) is None:
        return
    if bezwaar.decided_on is not None:
        how = f"Beslist: {bezwaar.get_outcome_display()}."
        obligations.meet(obligation_id=owed.pk, on=bezwaar.decided_on, how=how, actor=actor)
    else:
        reason = bezwaar.void_because or "Het bezwaar is ingetrokken."
        obligations.cancel(obligation_id=owed.pk, reason=reason, actor=actor)


def owe_new_decision(bezwaar: Bezwaar, actor: User | None) -> None:
    """Gegrond: the decision does not hold as it stands, and another comes in its place."""
    if bezwaar.outcome != Outcome.GEGROND or bezwaar.decided_on is None:
        return
    of_decision = new_decision_clock(bezwaar.decided_on, bezwaar.instrument)
    obligations.impose(
        kind=ObligationKind.NIEUW_BESLUIT,
        subject=bezwaar,
        title=titles.DECIDE_ANEW.format(besluit=bezwaar.beschikking)[:200],
        due_on=_due(of_decision),
        zone=ZoneInfo(bezwaar.zone),
        source=of_decision.term.source,
        owner=_behandelaar(bezwaar),
        dossier=bezwaar.dossier_id,
        actor=actor,
    )


def meet_new_decision(beschikking: Beschikking, actor: User | None) -> None:
    """It came in the place of what did not hold any more; follows its sending."""
    for bezwaar in about_what_it_replaces(beschikking):
        if (owed := new_decision_owed(bezwaar)) is not None:
            obligations.meet(
                obligation_id=owed.pk,
                on=min(beschikking.sent_on or owed.due_on, owed.legal_day_at(clock.now())),
                how=f"{beschikking} is bekendgemaakt.",
                actor=actor,
            )


def _behandelaar(bezwaar: Bezwaar) -> Owner:
    officer = bezwaar.beschikking.uitkering.deal.accounthouder
    return Owner(user=officer) if officer else Owner(role=Role.BEHANDELAAR)


def _due(of_case: CaseClock) -> date:
    """The last day to decide; by counting alone where the free days are not known yet."""
    try:
        due = of_case.last_day()
    except UnknownCalendarYear:
        due = of_case.nominal_last_day()
    if due is None:
        raise ValueError("a suspension of a bezwaar has its last day")
    return due


def _running(beschikking: Beschikking) -> Obligation | None:
    """The term to object, as long as nothing closed it."""
    owed = remedy_term_of(beschikking)
    return owed if owed is not None and not owed.is_closed else None


def _outstanding(bezwaar: Bezwaar, kind: ObligationKind) -> Obligation | None:
    owed = obligation_about(bezwaar, kind)
    return owed if owed is not None and not owed.is_closed else None


def _sources(first: str, second: str) -> str:
    """Both articles, the law named once."""
    law, _comma, _article = first.rpartition(", ")
    return first if second in first else f"{first} en {second.removeprefix(f'{law}, ')}"
