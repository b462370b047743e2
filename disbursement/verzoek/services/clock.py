"""Move the last day to decide on a request, as far as the law allows, with the reason."""

from datetime import date

from django.db import transaction

from disbursement.verzoek.models import EventKind, Verzoek, VerzoekEvent
from disbursement.verzoek.selectors import clock_of
from disbursement.verzoek.services import owed, rows
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.errors import InvalidInput, WrongState
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.legal.requests import delay_notice, has_statutory_term
from regiodeals.legal.terms import ONE_DAY, nominal_last_day

MOST_WEEKS = 52
NO_AWB = dutch(
    "Op de eilanden geldt de Awb niet (IBES 3). De dag hier is een afspraak van onszelf; laat een"
    " jurist beoordelen welke termijn geldt."
)


@in_turn()
@transaction.atomic
def notify_delay(
    *, verzoek_id: int, told_on: date, weeks: int, reason: str, actor: User
) -> Verzoek:
    """The region was told that the decision comes later, and by when (Awb 4:14 lid 3)."""
    verzoek = _running(verzoek_id, actor, on=told_on)
    if not 1 <= weeks <= MOST_WEEKS:
        raise InvalidInput(
            dutch("Kies een nieuwe termijn van 1 tot en met {aantal} weken.", aantal=MOST_WEEKS)
        )
    last = clock_of(verzoek).nominal_last_day()
    told = nominal_last_day(told_on, delay_notice(told_on, weeks).term)
    if last is not None and told <= last:
        raise InvalidInput(
            dutch(
                "De nieuwe termijn eindigt niet later dan {dag}. Kies meer weken.",
                dag=long_date(last),
            )
        )
    return _write(verzoek, actor, EventKind.MEDEDELING, on=told_on, weeks=weeks, reason=reason)


@in_turn()
@transaction.atomic
def ask_information(
    *, verzoek_id: int, asked_on: date, answer_by: date, reason: str, actor: User
) -> Verzoek:
    """The region must complete its request by a day; until then the term stands still (Awb 4:15).

    It runs again when the answer is there, or when the last day to answer has passed.
    """
    verzoek = _running(verzoek_id, actor, on=asked_on)
    if answer_by <= asked_on:
        raise InvalidInput(
            dutch("De dag om te antwoorden ligt na de dag waarop u de vraag stelde.")
        )
    if (until := _stands_still_until(verzoek)) is not None and asked_on <= until:
        raise WrongState(dutch("De termijn staat al stil tot en met {dag}.", dag=long_date(until)))
    return _write(
        verzoek, actor, EventKind.OPSCHORTING, on=asked_on, answer_by=answer_by, reason=reason
    )


@in_turn()
@transaction.atomic
def receive_information(*, verzoek_id: int, received_on: date, reason: str, actor: User) -> Verzoek:
    """The answer came before the last day for it: the term runs again from that day."""
    verzoek = rows.locked_to_handle(verzoek_id, actor)
    rows.require_past_day(received_on, verzoek)
    last = _last_event(verzoek)
    if last is None or last.kind != EventKind.OPSCHORTING or last.answer_by is None:
        raise WrongState(dutch("De termijn staat niet stil."))
    if not last.on <= received_on <= last.answer_by:
        raise InvalidInput(
            dutch(
                "Antwoorden kon van {dag} tot en met {einde}. Vul een dag daartussen in.",
                dag=long_date(last.on),
                einde=long_date(last.answer_by),
            )
        )
    return _write(verzoek, actor, EventKind.HERVATTING, on=received_on, reason=reason)


def _running(verzoek_id: int, actor: User, *, on: date) -> Verzoek:
    """The request, while the term had not passed on that day: after it nothing moves it."""
    verzoek = rows.locked_to_handle(verzoek_id, actor)
    if not has_statutory_term(verzoek.instrument):
        raise WrongState(NO_AWB)
    rows.require_past_day(on, verzoek)
    last = clock_of(verzoek).last_day()
    if last is not None and on > last:
        raise WrongState(
            dutch(
                "De termijn was al voorbij sinds {dag}. Beslis zo snel u kunt.",
                dag=long_date(last + ONE_DAY),
            )
        )
    return verzoek


def _last_event(verzoek: Verzoek) -> VerzoekEvent | None:
    return verzoek.events.order_by("number").last()


def _stands_still_until(verzoek: Verzoek) -> date | None:
    last = _last_event(verzoek)
    return last.answer_by if last is not None and last.kind == EventKind.OPSCHORTING else None


def _write(
    verzoek: Verzoek,
    actor: User,
    kind: EventKind,
    *,
    on: date,
    reason: str,
    weeks: int | None = None,
    answer_by: date | None = None,
) -> Verzoek:
    """The event, and what it does to the last day, in the trail."""
    reason = rows.said(reason, dutch("Schrijf op waarom de termijn verandert."))
    if (last := _last_event(verzoek)) is not None and on < last.on:
        raise InvalidInput(
            dutch(
                "Er gebeurde al iets op {dag}. Vul een dag in vanaf die dag.",
                dag=long_date(last.on),
            )
        )
    before = clock_of(verzoek).last_day()
    VerzoekEvent.objects.create(
        verzoek=verzoek,
        number=verzoek.events.count() + 1,
        kind=kind,
        on=on,
        weeks=weeks,
        answer_by=answer_by,
        reason=reason,
        at=clock.now(),
        by=actor,
    )
    after = clock_of(verzoek).last_day()
    sentence = f"Verzoek: {kind.label}"
    if before is not None and after is not None:
        sentence = f"{sentence}, van {long_date(before)} naar {long_date(after)}"
    rows.record(verzoek, kind.name.lower(), sentence, actor, reason)
    owed.move_decision(verzoek, reason=reason, decision=sentence[:200], actor=actor)
    return verzoek
