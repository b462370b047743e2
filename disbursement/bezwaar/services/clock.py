"""Move the last day to decide, as far as the law allows, with the reason."""

from datetime import date

from django.db import transaction

from disbursement.bezwaar.models import Bezwaar, ClockEvent, DelayGround, EventKind
from disbursement.bezwaar.selectors import clock_of, suspension_of
from disbursement.bezwaar.services import owed, rows
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.errors import InvalidInput, WrongState
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.legal.grant_rules import Instrument
from regiodeals.legal.objections import postponement

ONLY_ONCE = dutch("De beslissing is al verdaagd. Dat kan één keer.")


@in_turn()
@transaction.atomic
def postpone_decision(*, bezwaar_id: int, length: int, reason: str, actor: User) -> Bezwaar:
    """Put the decision off, once (Awb 7:10 lid 3; WarBES 69); `length` in weeks or island days."""
    bezwaar = _running(bezwaar_id, actor)
    if bezwaar.events.filter(kind=EventKind.VERDAGING).exists():
        raise WrongState(ONLY_ONCE)
    postponement(bezwaar.instrument, length)
    return _write(bezwaar, actor, kind=EventKind.VERDAGING, length=length, reason=reason)


@in_turn()
@transaction.atomic
def postpone_further(
    *, bezwaar_id: int, weeks: int, ground: DelayGround, reason: str, actor: User
) -> Bezwaar:
    """Put it off again, on one of the grounds of Awb 7:10 lid 4."""
    bezwaar = _running(bezwaar_id, actor)
    _require_awb(bezwaar, dutch("Verder uitstel"))
    if not bezwaar.events.filter(kind=EventKind.VERDAGING).exists():
        raise WrongState(dutch("Verdaag eerst (Awb 7:10 lid 3). Verder uitstel kan pas daarna."))
    if weeks < 1:
        raise InvalidInput(dutch("Verder uitstel duurt ten minste één week."))
    return _write(
        bezwaar, actor, kind=EventKind.UITSTEL, length=weeks, ground=ground, reason=reason
    )


@in_turn()
@transaction.atomic
def suspend_clock(
    *, bezwaar_id: int, asked_on: date, repair_by: date, reason: str, actor: User
) -> Bezwaar:
    """The objector may repair something until a day; the days until then do not count (Awb 6:6)."""
    bezwaar = _running(bezwaar_id, actor)
    _require_awb(bezwaar, dutch("Opschorten"))
    rows.require_past_day(asked_on, bezwaar)
    if repair_by <= asked_on:
        raise InvalidInput(dutch("De dag om te herstellen ligt na de dag waarop u daarom vroeg."))
    if (until := _suspended_until(bezwaar)) is not None and asked_on <= until:
        raise WrongState(
            dutch("De termijn is al opgeschort tot en met {dag}.", dag=long_date(until))
        )
    return _write(
        bezwaar, actor, kind=EventKind.OPSCHORTING, on=asked_on, repair_by=repair_by, reason=reason
    )


@in_turn()
@transaction.atomic
def resume_clock(*, bezwaar_id: int, repaired_on: date, reason: str, actor: User) -> Bezwaar:
    """It was repaired before the last day for it: the term runs again from that day."""
    bezwaar = rows.locked_to_handle(bezwaar_id, actor)
    rows.require_past_day(repaired_on, bezwaar)
    last = suspension_of(bezwaar)
    if last is None or last.repair_by is None:
        raise WrongState(dutch("De termijn is niet opgeschort."))
    if not last.on <= repaired_on <= last.repair_by:
        raise InvalidInput(
            dutch(
                "Herstellen kon van {dag} tot en met {einde}. Vul een dag daartussen in.",
                dag=long_date(last.on),
                einde=long_date(last.repair_by),
            )
        )
    return _write(bezwaar, actor, kind=EventKind.HERVATTING, on=repaired_on, reason=reason)


def _running(bezwaar_id: int, actor: User) -> Bezwaar:
    """The bezwaar, while the term to decide has not passed: after it nothing can be put off."""
    bezwaar = rows.locked_to_handle(bezwaar_id, actor)
    if bezwaar.is_beroep:
        raise WrongState(
            dutch("Op een beroep beslist het gerecht. Daarvoor loopt hier geen termijn.")
        )
    last = clock_of(bezwaar).last_day()
    if last is not None and bezwaar.today > last:
        raise WrongState(
            dutch(
                "De termijn is al voorbij sinds {dag}. Beslis zo snel u kunt.", dag=long_date(last)
            )
        )
    return bezwaar


def _require_awb(bezwaar: Bezwaar, what: str) -> None:
    if bezwaar.instrument is Instrument.BU:
        raise WrongState(
            dutch("{wat} kent de WarBES niet, voor zover wij konden nagaan.", wat=what)
        )


def _suspended_until(bezwaar: Bezwaar) -> date | None:
    last = suspension_of(bezwaar)
    return last.repair_by if last is not None else None


def _write(
    bezwaar: Bezwaar,
    actor: User,
    *,
    kind: EventKind,
    reason: str,
    on: date | None = None,
    length: int | None = None,
    repair_by: date | None = None,
    ground: str = "",
) -> Bezwaar:
    """The event, and what it does to the last day, in the trail."""
    reason = rows.said(reason, dutch("Schrijf op waarom de termijn verandert."))
    before = clock_of(bezwaar).last_day()
    ClockEvent.objects.create(
        bezwaar=bezwaar,
        number=bezwaar.events.count() + 1,
        kind=kind,
        on=on or bezwaar.today,
        length=length,
        repair_by=repair_by,
        ground=ground,
        reason=reason,
        at=clock.now(),
        by=actor,
    )
    after = clock_of(bezwaar).last_day()
    sentence = f"Beslissing op bezwaar {kind.label}"
    if before is not None and after is not None:
        sentence = f"{sentence}, van {long_date(before)} naar {long_date(after)}"
    rows.record(bezwaar, kind.name.lower(), sentence, actor, reason)
    owed.move_decision(bezwaar, reason=reason, decision=sentence[:200], actor=actor)
    return bezwaar
