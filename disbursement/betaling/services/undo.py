"""A confirmed payment that does not go: one asks it with a reason, another lets it happen.

Either it is in no batch, or the bank refused its whole batch before anything was booked. The
payment stays on record as lapsed, its release is taken back in the ledger, and its termijn can be
released again under a name that the bank never saw.
"""

from django.db import transaction

from disbursement.betaling import policies
from disbursement.betaling.models import Betaalbatch, Betaling
from disbursement.betaling.services.rows import (
    lock_uitkering,
    locked_batch,
    locked_betaling,
    record,
    said,
)
from disbursement.grootboek.models import Boeking, BoekingKind
from disbursement.grootboek.services import book_together, undone
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.common.errors import WrongState
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch

WHY = dutch("Schrijf op waarom deze betaling niet door kan gaan.")
WHY_REFUSED = dutch("Schrijf op waarom de bank het bestand afwees, en met welk bericht.")
NOT_ASKED = dutch("Niemand vraagt dit meer. Bekijk de pagina opnieuw.")
NOTHING_OPEN = dutch("Alleen een bevestigde betaling die in geen batch zit, kan zo vervallen.")
NOT_WITH_BANK = dutch("Alleen een batch die bij de bank ligt of kan liggen, kan zijn afgewezen.")
ALREADY_ASKED = dutch("Dit is al gevraagd. Een ander moet het bevestigen.")


@in_turn()
@transaction.atomic
def ask_withdrawal(*, betaling_id: int, reason: str, actor: User) -> Betaling:
    """Ask that a confirmed payment be dropped; from now on it goes in no batch."""
    betaling = locked_betaling(betaling_id)
    workflow.require(policies.may_drop, betaling, actor)
    if not betaling.is_under_way or betaling.batch_id is not None:
        raise WrongState(NOTHING_OPEN)
    if betaling.drop_asked_by_id is not None:
        raise WrongState(ALREADY_ASKED)
    betaling.remark = said(reason, WHY)
    betaling.drop_asked_by, betaling.drop_asked_at = actor, clock.now()
    betaling.save(update_fields=["remark", "drop_asked_by", "drop_asked_at"])
    record(
        betaling, "ask_withdrawal", "Gevraagd om dit niet te betalen", actor, remark=betaling.remark
    )
    return betaling


@in_turn()
@transaction.atomic
def keep_betaling(*, betaling_id: int, actor: User) -> Betaling:
    """Take that question back, whoever asked it: the payment can go in a batch again."""
    betaling = locked_betaling(betaling_id)
    workflow.require(policies.may_drop, betaling, actor)
    if betaling.drop_asked_by_id is None or not betaling.is_under_way:
        raise WrongState(NOT_ASKED)
    betaling.remark, betaling.drop_asked_by, betaling.drop_asked_at = "", None, None
    betaling.save(update_fields=["remark", "drop_asked_by", "drop_asked_at"])
    record(betaling, "keep", "Gaat toch door", actor)
    return betaling


@in_turn()
@transaction.atomic
def withdraw_betaling(*, betaling_id: int, actor: User) -> Betaling:
    """Drop a confirmed payment that somebody else asked to drop."""
    betaling = locked_betaling(betaling_id)
    workflow.check(betaling.withdraw, actor=actor)
    betaling.dropped_by, betaling.dropped_at = actor, clock.now()
    workflow.perform(betaling.withdraw, actor=actor, remark=betaling.remark)
    _take_back_release(betaling, actor)
    return betaling


@in_turn()
@transaction.atomic
def ask_rejection(*, batch_id: int, reason: str, actor: User) -> Betaalbatch:
    """Write down that the bank refused the file; another confirms it."""
    batch = locked_batch(batch_id)
    workflow.require(policies.may_drop, batch, actor)
    if not workflow.exists_now(batch.reject):
        raise WrongState(NOT_WITH_BANK)
    if batch.reject_asked_by_id is not None:
        raise WrongState(ALREADY_ASKED)
    batch.reject_reason = said(reason, WHY_REFUSED)
    batch.reject_asked_by, batch.reject_asked_at = actor, clock.now()
    batch.save(update_fields=["reject_reason", "reject_asked_by", "reject_asked_at"])
    sentence = f"{batch} is volgens {actor} door de bank afgewezen"
    record(batch, "ask_rejection", sentence, actor, remark=batch.reject_reason)
    return batch


@in_turn()
@transaction.atomic
def keep_batch(*, batch_id: int, actor: User) -> Betaalbatch:
    """The bank did not refuse it after all."""
    batch = locked_batch(batch_id)
    workflow.require(policies.may_drop, batch, actor)
    if batch.reject_asked_by_id is None or not workflow.exists_now(batch.reject):
        raise WrongState(NOT_ASKED)
    batch.reject_reason, batch.reject_asked_by, batch.reject_asked_at = "", None, None
    batch.save(update_fields=["reject_reason", "reject_asked_by", "reject_asked_at"])
    record(batch, "keep", f"{batch} is toch niet afgewezen", actor)
    return batch


@in_turn()
@transaction.atomic
def reject_batch(*, batch_id: int, actor: User) -> Betaalbatch:
    """Confirm that the bank refused the whole file: each payment lapses, none was booked.

    The payments are locked before the batch, as the reader of statements does: what it books first
    is seen here, and what happens here first is no longer under way for the reader.
    """
    betalingen = _locked_payments(batch_id)
    batch = locked_batch(batch_id)
    workflow.check(batch.reject, actor=actor)
    batch.rejected_by, batch.rejected_at = actor, clock.now()
    workflow.perform(batch.reject, actor=actor, remark=batch.reject_reason)
    for betaling in betalingen:
        betaling.remark = batch.reject_reason
        betaling.drop_asked_by, betaling.drop_asked_at = (
            batch.reject_asked_by,
            batch.reject_asked_at,
        )
        betaling.dropped_by, betaling.dropped_at = actor, batch.rejected_at
        workflow.perform(betaling.bounce, actor=None, batch=batch.pk)
        _take_back_release(betaling, actor)
    return batch


def _locked_payments(batch_id: int) -> list[Betaling]:
    """The payments of a batch, each behind its uitkering, in one order for all."""
    rows = Betaling.objects.filter(batch=batch_id)
    uitkeringen = rows.order_by("termijn__uitkering_id").values_list(
        "termijn__uitkering_id", flat=True
    )
    for uitkering_id in dict.fromkeys(uitkeringen):
        lock_uitkering(uitkering_id)
    locked = rows.select_for_update(of=("self",), no_key=True)
    return list(locked.select_related("termijn__uitkering__deal").order_by("pk"))


def _take_back_release(betaling: Betaling, actor: User) -> None:
    """Book the release of this payment back; one that stood for an earlier payment stays."""
    kind = BoekingKind.TERMIJN_VRIJGEGEVEN
    row = Boeking.objects.filter(
        kind=kind,
        currency=betaling.currency,
        source_key=f"betaling:{betaling.end_to_end_id}:{kind.value}",
        corrected_by__isnull=True,
    ).first()
    if row is None:
        return
    entry = undone(
        row,
        booked_on=clock.today(),
        source_key=f"betaling:{betaling.end_to_end_id}:vervallen",
        why=betaling.remark,
    )
    book_together(uitkering_id=betaling.termijn.uitkering_id, entries=[entry], actor=actor)
