"""What the bank says becomes a fact: the payment takes its step, and the ledger its entry.

Called for a line that the reader matched, and for one that two people linked by hand.
"""

from datetime import date

from disbursement.betaling.models import (
    Bankregel,
    BatchStatus,
    Betaalbatch,
    Betaling,
    BetalingStatus,
    Direction,
)
from disbursement.grootboek import services as grootboek
from disbursement.grootboek.models import BoekingKind
from disbursement.uitkering.models import Uitkering
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.common.errors import WrongState
from regiodeals.common.money import format_amount

STILL_TO_COME = "De bank noemt een dag die nog moet komen. Handel deze regel dan af."
TOO_MUCH = "Dit bedrag is hoger dan de betaling. Vraag de bank wat er is gebeurd."
OTHER_CURRENCY = "Deze regel is in een andere valuta dan de betaling."
NOT_SENT = "Deze betaling is niet aan de bank aangeboden. Kies een andere betaling."
NOT_PAID = "Deze betaling is niet betaald, dus kan zij niet terugkomen. Kies een andere betaling."


def day_of(regel: Bankregel) -> date:
    """The day on which the amount counts: the value date, or the day of booking without one."""
    return regel.valued_on or regel.booked_on


def locked_betaling(betaling_id: int) -> Betaling:
    """The payment with what is written about it; its uitkering is locked first, as everywhere."""
    found = Betaling.objects.values_list("termijn__uitkering_id", flat=True)
    uitkering_id = found.get(pk=betaling_id)
    Uitkering.objects.select_for_update(of=("self",), no_key=True).get(pk=uitkering_id)
    rows = Betaling.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("termijn__uitkering__deal", "batch").get(pk=betaling_id)


def why_not(regel: Bankregel, betaling: Betaling) -> str:
    """Why a line cannot be about a payment; empty when it can."""
    if regel.currency != betaling.currency:
        return OTHER_CURRENCY
    if regel.amount_cents > betaling.amount_cents:
        return TOO_MUCH
    if day_of(regel) > clock.today():
        return STILL_TO_COME
    if regel.direction == Direction.CREDIT:
        return "" if betaling.status == BetalingStatus.BETAALD else NOT_PAID
    return "" if is_sent(betaling) else NOT_SENT


def is_sent(betaling: Betaling) -> bool:
    """Whether the bank can have it: released, in a batch of which the file was made."""
    sent = (BatchStatus.BESTAND_GEMAAKT, BatchStatus.AANGEBODEN)
    batch = betaling.batch
    is_out = batch is not None and batch.status in sent
    return bool(is_out and betaling.status == BetalingStatus.VRIJGEGEVEN)


def book_line(regel: Bankregel, betaling: Betaling, *, actor: User | None) -> None:
    """Let the payment be paid, or come back, as this line says; both are locked by the caller.

    Raises WrongState when the line cannot be about it.
    """
    if reason := why_not(regel, betaling):
        raise WrongState(reason)
    day, amount = day_of(regel), format_amount(regel.amount_cents, regel.currency)
    if regel.direction == Direction.DEBIT:
        betaling.paid_on = day
        workflow.perform(betaling.pay, actor=None, bankregel=regel.pk, paid_on=day.isoformat())
        kind, words = BoekingKind.TERMIJN_BETAALD, f"{betaling.termijn} betaald, {amount}"
    else:
        betaling.returned_on = day
        workflow.perform(betaling.come_back, actor=None, bankregel=regel.pk)
        kind, words = BoekingKind.TERMIJN_TERUGGEKOMEN, f"{betaling.termijn} teruggekomen, {amount}"
    grootboek.book(
        uitkering_id=betaling.termijn.uitkering_id,
        kind=kind,
        currency=regel.currency,
        amount_cents=regel.amount_cents,
        booked_on=day,
        source_key=f"betaling:{betaling.end_to_end_id}:{kind.value}",
        sentence=words,
        actor=actor,
        termijn=betaling.termijn,
    )
    if betaling.batch_id is not None:
        finish_if_settled(betaling.batch_id)


def finish_if_settled(batch_id: int) -> None:
    """A batch is done when the bank has named each payment."""
    batch = Betaalbatch.objects.select_for_update(of=("self",)).get(pk=batch_id)
    if workflow.exists_now(batch.finish) and not workflow.unmet(batch.finish):
        workflow.perform(batch.finish, actor=None)
