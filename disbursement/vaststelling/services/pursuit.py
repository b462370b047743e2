"""What the minister does when the kassier does not pay: aanmaning and stuiting."""

from datetime import date

from django.db import transaction

from disbursement.vaststelling import policies
from disbursement.vaststelling.models import Aanmaning, Stuiting, StuitingGrond, Vordering
from disbursement.vaststelling.selectors.claims import interruptions_of
from disbursement.vaststelling.services import owed
from disbursement.vaststelling.services.rows import (
    locked_claim,
    require,
    require_day_of_claim,
    require_outstanding,
    said,
    write,
)
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.errors import InvalidInput
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.legal.claims import (
    ISLANDS,
    Interruption,
    InterruptionGround,
    prescription_last_day,
    reminder_pay_by,
)


@in_turn()
@transaction.atomic
def send_reminder(*, vordering_id: int, sent_on: date, reference: str, actor: User) -> Aanmaning:
    """Record an aanmaning: two weeks to pay (Awb 4:112), and it interrupts (Awb 4:106)."""
    vordering = locked_claim(vordering_id)
    workflow.check(vordering.remind, actor=actor)
    require_day_of_claim(sent_on, vordering)
    if sent_on < vordering.default_since:
        raise InvalidInput(
            dutch(
                "Op {dag} kon nog op tijd worden betaald. Aanmanen kan vanaf {vanaf}.",
                dag=long_date(sent_on),
                vanaf=long_date(vordering.default_since),
            )
        )
    number = said(reference, dutch("Vul het kenmerk van de aanmaning in."))
    last = reminder_pay_by(sent_on)
    workflow.perform(vordering.remind, actor=actor, betalen_uiterlijk=last.isoformat())
    event = Aanmaning(vordering=vordering, sent_on=sent_on, pay_by=last, reference=number)
    sentence = f"Aangemaand op {long_date(sent_on)}, betalen uiterlijk {long_date(last)}"
    write(event, sentence=sentence, actor=actor)
    _interrupt(vordering, StuitingGrond.AANMANING, on=sent_on, reference=number, actor=actor)
    return event


@in_turn()
@transaction.atomic
def interrupt_prescription(
    *, vordering_id: int, ground: str, on: date, reference: str, actor: User
) -> Stuiting:
    """Record what started the five years anew (Awb 4:105, 4:106); an aanmaning does so itself."""
    vordering = locked_claim(vordering_id)
    require(policies.may_interrupt, vordering, actor)
    require_outstanding(vordering)
    if ground not in StuitingGrond.values:
        raise InvalidInput(dutch("Kies waardoor de verjaring is gestuit."))
    if ground == StuitingGrond.AANMANING:
        raise InvalidInput(dutch("Leg de aanmaning zelf vast; die stuit de verjaring."))
    number = said(reference, dutch("Vul in waaruit de stuiting blijkt."))
    return _interrupt(vordering, StuitingGrond(ground), on=on, reference=number, actor=actor)


def _interrupt(
    vordering: Vordering, ground: StuitingGrond, *, on: date, reference: str, actor: User
) -> Stuiting:
    if vordering.uitkering.is_bijzonder:
        raise InvalidInput(ISLANDS)
    require_day_of_claim(on, vordering)
    acts = (*interruptions_of(vordering), Interruption(on, InterruptionGround(ground.value)))
    last = prescription_last_day(vordering.pay_by, acts)
    event = Stuiting(vordering=vordering, on=on, ground=ground, reference=reference)
    sentence = (
        f"Verjaring gestuit op {long_date(on)} ({ground.label}), tot en met {long_date(last)}"
    )
    write(event, sentence=sentence, actor=actor)
    owed.move_prescription(vordering, reason=sentence, actor=actor)
    return event
