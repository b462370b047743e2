"""From the receipt to the hearing."""

from datetime import date

from django.db import transaction

from disbursement.bezwaar import policies
from disbursement.bezwaar.models import Bezwaar, WaiverGround
from disbursement.bezwaar.services import owed, rows
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.errors import InvalidInput, WrongState
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.legal.objections import Timeliness


@in_turn()
@transaction.atomic
def confirm_receipt(*, bezwaar_id: int, on: date, actor: User) -> Bezwaar:
    """The letter that says it arrived went out on a day (Awb 6:14)."""
    bezwaar = rows.locked_to_handle(bezwaar_id, actor)
    if bezwaar.confirmed_on is not None:
        raise WrongState(
            dutch("De ontvangst is al bevestigd op {dag}.", dag=long_date(bezwaar.confirmed_on))
        )
    rows.require_past_day(on, bezwaar)
    bezwaar.confirmed_on = on
    bezwaar.save(update_fields=["confirmed_on"])
    rows.record(bezwaar, "confirm", f"Ontvangst bevestigd op {long_date(on)}", actor)
    return bezwaar


@in_turn()
@transaction.atomic
def forward_bezwaar(*, bezwaar_id: int, to: str, on: date, actor: User) -> Bezwaar:
    """It is for somebody else: sent on, and told to who sent it (Awb 6:15)."""
    bezwaar = rows.locked_to_handle(bezwaar_id, actor)
    if bezwaar.forwarded_on is not None:
        raise WrongState(
            dutch("Het is al doorgestuurd op {dag}.", dag=long_date(bezwaar.forwarded_on))
        )
    if not bezwaar.is_beroep:
        raise WrongState(
            dutch("Over een bezwaar beslist de minister zelf. Dit hoeft niet doorgestuurd.")
        )
    rows.require_past_day(on, bezwaar)
    bezwaar.forwarded_to = rows.said(to, dutch("Vul in naar wie het is doorgestuurd."))
    bezwaar.forwarded_on = on
    bezwaar.save(update_fields=["forwarded_to", "forwarded_on"])
    sentence = f"Doorgestuurd naar {bezwaar.forwarded_to} op {long_date(on)}"
    rows.record(bezwaar, "forward", sentence, actor)
    return bezwaar


@in_turn()
@transaction.atomic
def judge_lateness(*, bezwaar_id: int, excused: bool, reason: str, actor: User) -> Bezwaar:
    """Whether who came too late could help it (Awb 6:11); with an excuse it counts as in time.

    By somebody who had no part in the decision. Another judgement is another act.
    """
    bezwaar = _late(bezwaar_id, actor)
    if bezwaar.late_excused is not None:
        raise WrongState(dutch("Dit is al beoordeeld door {wie}.", wie=bezwaar.late_judged_by))
    return _judge(bezwaar, actor, excused=excused, reason=reason, verb="judge_lateness")


@in_turn()
@transaction.atomic
def judge_lateness_again(*, bezwaar_id: int, excused: bool, reason: str, actor: User) -> Bezwaar:
    """Come back on that judgement while nothing is decided; the trail keeps the former.

    Raises WrongState when nobody judged yet.
    """
    bezwaar = _late(bezwaar_id, actor)
    if bezwaar.late_excused is None:
        raise WrongState(dutch("Hierover is nog niet geoordeeld."))
    former = "wel" if bezwaar.late_excused else "niet"
    was = f"Was: {former} verschoonbaar, door {bezwaar.late_judged_by}: {bezwaar.late_because}"
    if reason.strip() == bezwaar.late_because:
        raise InvalidInput(dutch("Schrijf op waarom u er nu anders over oordeelt."))
    return _judge(
        bezwaar, actor, excused=excused, reason=reason, verb="judge_lateness_again", was=was
    )


def _late(bezwaar_id: int, actor: User) -> Bezwaar:
    """The locked bezwaar that came too late, for who may judge that."""
    bezwaar = rows.locked_to_handle(bezwaar_id, actor)
    workflow.require(policies.may_weigh, bezwaar, actor)
    if bezwaar.timeliness is not Timeliness.LATE:
        raise WrongState(dutch("Het bezwaarschrift kwam op tijd. Er is niets te beoordelen."))
    return bezwaar


def _judge(
    bezwaar: Bezwaar, actor: User, *, excused: bool, reason: str, verb: str, was: str = ""
) -> Bezwaar:
    bezwaar.late_excused = excused
    bezwaar.late_because = rows.said(
        reason, dutch("Schrijf op waarom het wel of niet verschoonbaar is.")
    )
    bezwaar.late_judged_by = actor
    bezwaar.late_judgements += 1
    bezwaar.save(
        update_fields=["late_excused", "late_because", "late_judged_by", "late_judgements"]
    )
    sentence = f"Te laat, en {'wel' if excused else 'niet'} verschoonbaar"
    details = {"was": was} if was else {}
    rows.record(bezwaar, verb, sentence, actor, bezwaar.late_because, **details)
    rows.reopen_if_it_counts(bezwaar)
    owed.use_right(bezwaar, actor)
    return bezwaar


@in_turn()
@transaction.atomic
def take_up_bezwaar(*, bezwaar_id: int, actor: User) -> Bezwaar:
    """Begin with it."""
    bezwaar = rows.locked(bezwaar_id)
    workflow.perform(bezwaar.take_up, actor=actor)
    return bezwaar


@in_turn()
@transaction.atomic
def plan_hearing(*, bezwaar_id: int, on: date, place: str, actor: User) -> Bezwaar:
    """Invite for a hearing (Awb 7:2), or for another day."""
    bezwaar = rows.locked(bezwaar_id)
    workflow.check(bezwaar.plan_hearing, actor=actor)
    if on < bezwaar.today:
        raise InvalidInput(dutch("{dag} is al geweest. Kies een latere dag.", dag=long_date(on)))
    bezwaar.hearing_on = on
    bezwaar.hearing_place = rows.said(place, dutch("Vul in waar de hoorzitting is."))
    workflow.perform(bezwaar.plan_hearing, actor=actor, dag=on.isoformat())
    return bezwaar


@in_turn()
@transaction.atomic
def hold_hearing(*, bezwaar_id: int, report: str, actor: User) -> Bezwaar:
    """The hearing has been; a report is made of it (Awb 7:7)."""
    bezwaar = rows.locked(bezwaar_id)
    workflow.check(bezwaar.hold_hearing, actor=actor)
    bezwaar.hearing_report = rows.said(report, dutch("Schrijf eerst het verslag (Awb 7:7)."))
    workflow.perform(bezwaar.hold_hearing, actor=actor)
    return bezwaar


@in_turn()
@transaction.atomic
def waive_hearing(*, bezwaar_id: int, ground: WaiverGround, reason: str, actor: User) -> Bezwaar:
    """Nobody is heard, on one of the grounds of Awb 7:3 and with the reason."""
    bezwaar = rows.locked(bezwaar_id)
    workflow.check(bezwaar.waive_hearing, actor=actor)
    reason = rows.said(reason, dutch("Schrijf op waarom niemand wordt gehoord."))
    bezwaar.hearing_waived = ground
    workflow.perform(bezwaar.waive_hearing, actor=actor, remark=reason, grond=ground.label)
    return bezwaar
