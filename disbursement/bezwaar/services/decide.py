"""How a bezwaar ends: by a decision, a judgment, or because it is withdrawn."""

from datetime import date

from django.db import transaction

from disbursement.bezwaar import policies
from disbursement.bezwaar.models import Bezwaar, Outcome
from disbursement.bezwaar.selectors import new_decision_owed
from disbursement.bezwaar.services import owed, rows
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.common.errors import InvalidInput, NotAllowed, WrongState
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.legal.objections import Timeliness, appeal_last_day
from regiodeals.obligations import services as obligations


@in_turn()
@transaction.atomic
def decide_bezwaar(*, bezwaar_id: int, outcome: Outcome, decision: str, actor: User) -> Bezwaar:
    """Decide on it and make that known (Awb 7:11, 7:12), by somebody who did not decide before.

    The first decision stays open for as long as one can go to the court against this one. Raises
    UnknownCalendarYear, a DomainError, when that ends in a year not yet decreed.
    """
    bezwaar = rows.locked(bezwaar_id)
    workflow.check(bezwaar.decide, actor=actor)
    _require_lawful(bezwaar, outcome)
    power = policies.power_to_decide(bezwaar, actor, clock.today())
    if power is None:
        raise NotAllowed(policies.has_mandaat.sentence)  # type: ignore[attr-defined]
    bezwaar.decider = actor
    _end(bezwaar, outcome, decision, on=bezwaar.today)
    workflow.perform(
        bezwaar.decide,
        actor=actor,
        uitkomst=outcome.label,
        mandaat=f"{power.signer}, {power.office}",
    )
    owed.close_decision(bezwaar, actor)
    owed.owe_new_decision(bezwaar, actor)
    return bezwaar


@in_turn()
@transaction.atomic
def record_judgment(
    *, bezwaar_id: int, outcome: Outcome, on: date, decision: str, actor: User
) -> Bezwaar:
    """Write down what the court decided on a beroep; `on` is the day on which it was sent.

    The court judges for itself whether it came in time: when it goes into the matter, the decision
    was not onherroepelijk, also when we held the beroep to be too late.
    """
    bezwaar = rows.locked(bezwaar_id)
    workflow.check(bezwaar.record_judgment, actor=actor)
    rows.require_past_day(on, bezwaar)
    if outcome != Outcome.NIET_ONTVANKELIJK:
        rows.reopen(bezwaar)
    _end(bezwaar, outcome, decision, on=on)
    workflow.perform(bezwaar.record_judgment, actor=actor, uitkomst=outcome.label)
    owed.owe_new_decision(bezwaar, actor)
    return bezwaar


@in_turn()
@transaction.atomic
def withdraw_bezwaar(*, bezwaar_id: int, on: date, how: str, actor: User) -> Bezwaar:
    """Write down that the objector withdrew it: in writing, or at the hearing (Awb 6:21)."""
    bezwaar = rows.locked(bezwaar_id)
    workflow.check(bezwaar.withdraw, actor=actor)
    rows.require_past_day(on, bezwaar)
    how = rows.said(
        how, dutch("Schrijf op hoe het is ingetrokken: met welke brief, of op de zitting.")
    )
    bezwaar.withdrawn_on = on
    workflow.perform(bezwaar.withdraw, actor=actor, remark=how, dag=on.isoformat())
    rows.keep_open(bezwaar.beschikking, on)
    owed.close_decision(bezwaar, actor)
    return bezwaar


@in_turn()
@transaction.atomic
def void_bezwaar(*, bezwaar_id: int, reason: str, actor: User) -> Bezwaar:
    """It was written down wrongly: it stays on record, and counts for nothing.

    Who objected after all is registered anew. What this one did to the decision, the new one or
    the daily job does again.
    """
    bezwaar = rows.locked(bezwaar_id)
    workflow.check(bezwaar.void, actor=actor)
    bezwaar.void_because = rows.said(reason, dutch("Schrijf op wat er verkeerd is vastgelegd."))
    workflow.perform(bezwaar.void, actor=actor, remark=bezwaar.void_because)
    owed.close_decision(bezwaar, actor)
    return bezwaar


@in_turn()
@transaction.atomic
def waive_new_decision(*, bezwaar_id: int, reason: str, actor: User) -> Bezwaar:
    """No decision need come in the place of the one that was contested (Awb 7:11 lid 2).

    Judged by who had no part in the first decision. Raises WrongState when none is owed.
    """
    bezwaar = rows.locked(bezwaar_id)
    workflow.require(policies.may_weigh, bezwaar, actor)
    if (due := new_decision_owed(bezwaar)) is None:
        raise WrongState(dutch("Er hoeft hierop geen nieuw besluit meer te komen."))
    reason = rows.said(reason, dutch("Schrijf op waarom er geen nieuw besluit hoeft te komen."))
    obligations.cancel(obligation_id=due.pk, reason=reason, actor=actor)
    rows.record(bezwaar, "waive_new_decision", "Geen nieuw besluit nodig", actor, reason)
    return bezwaar


def _require_lawful(bezwaar: Bezwaar, outcome: Outcome) -> None:
    """What came too late without an excuse is not looked at any further (Awb 6:11)."""
    is_too_late = bezwaar.timeliness is Timeliness.LATE and not bezwaar.late_excused
    if is_too_late and outcome != Outcome.NIET_ONTVANKELIJK:
        raise InvalidInput(
            dutch(
                "Het kwam te laat en dat is niet verschoonbaar. Het bezwaar is dan"
                " niet-ontvankelijk."
            )
        )


def _end(bezwaar: Bezwaar, outcome: Outcome, decision: str, *, on: date) -> None:
    bezwaar.outcome = outcome
    bezwaar.decision = rows.said(
        decision, dutch("Schrijf in het kort op wat er is beslist en waarom.")
    )
    bezwaar.decided_on = on
    bezwaar.appeal_last_day = appeal_last_day(on, bezwaar.instrument)
    rows.keep_open(bezwaar.beschikking, bezwaar.appeal_last_day)
