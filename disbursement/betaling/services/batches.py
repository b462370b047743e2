"""A batch: composed by one controller, confirmed by another, offered to the bank by anyone."""

from datetime import date

from django.db import transaction
from django.db.models import Count, Sum

from disbursement.betaling import policies, tasks
from disbursement.betaling.models import Betaalbatch, Betaalrekening, Betaling
from disbursement.betaling.selectors import free_to_batch
from disbursement.betaling.services.rows import locked_batch, record
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.common.dutch_dates import long_date
from regiodeals.common.errors import InvalidInput, WrongState
from regiodeals.common.hurry import hurry
from regiodeals.common.in_turn import in_turn
from regiodeals.common.money import format_amount
from regiodeals.common.words import dutch
from regiodeals.documents import services as documents
from regiodeals.documents.models import Kind
from regiodeals.legal.calendar import is_free_day, why_free

NOTHING_TO_PAY = dutch("Er is geen vrijgegeven betaling in deze valuta die nog in geen batch zit.")
NO_PAYER = dutch(
    "Er is op die dag geen betaalrekening in deze valuta. Vraag de beheerder die vast te leggen."
)
TOO_EARLY = dutch("Die dag is voorbij. Kies vandaag of een latere dag.")
GIVEN_UP_ONLY = dutch("Alleen een bestand dat niet lukte, kan opnieuw worden geprobeerd.")
CONTENT_TYPE = "application/xml"


@in_turn()
@transaction.atomic
def compose_batch(*, currency: str, execute_on: date, actor: User) -> Betaalbatch:
    """Put all released payments in one currency in a batch.

    Two who press at once get one batch: the payments are locked, and who is second finds none.
    """
    workflow.require(policies.is_controller, None, actor)
    _require_bank_day(execute_on)
    payer = Betaalrekening.objects.valid_on(execute_on).filter(currency=currency).first()
    if payer is None:
        raise InvalidInput(NO_PAYER)
    free = free_to_batch().filter(currency=currency)
    found = list(free.order_by("pk").select_for_update(of=("self",), no_key=True))
    if not found:
        raise WrongState(NOTHING_TO_PAY)
    batch = Betaalbatch.objects.create(
        currency=currency,
        payer=payer,
        execute_on=execute_on,
        composed_by=actor,
        composed_at=clock.now(),
    )
    Betaling.objects.filter(pk__in=[betaling.pk for betaling in found]).update(batch=batch)
    total = format_amount(sum(betaling.amount_cents for betaling in found), currency)
    payments = "1 betaling" if len(found) == 1 else f"{len(found)} betalingen"
    record(batch, "compose", f"{batch} samengesteld: {payments}, {total}", actor)
    return batch


@in_turn()
@transaction.atomic
def confirm_batch(*, batch_id: int, actor: User) -> Betaalbatch:
    """Close a batch that somebody else composed, and order its file."""
    batch = locked_batch(batch_id)
    workflow.check(batch.confirm, actor=actor)
    sums = batch.betalingen.aggregate(number=Count("pk"), total=Sum("amount_cents"))
    batch.confirmed_by, batch.confirmed_at = actor, clock.now()
    batch.number_of_payments, batch.total_cents = sums["number"], sums["total"]
    batch.document = documents.order(
        kind=Kind.BETAALBESTAND,
        filename=f"{batch.message_id}.xml",
        by=actor,
        content_type=CONTENT_TYPE,
    )
    workflow.perform(
        batch.confirm, actor=actor, betalingen=sums["number"], totaal_in_centen=sums["total"]
    )
    hurry(tasks.make_payment_file, batch.pk)
    return batch


@in_turn()
@transaction.atomic
def dissolve_batch(*, batch_id: int, actor: User) -> Betaalbatch:
    """Take a batch apart that was not confirmed; its payments can go in another."""
    batch = locked_batch(batch_id)
    workflow.check(batch.dissolve, actor=actor)
    batch.betalingen.update(batch=None)
    workflow.perform(batch.dissolve, actor=actor)
    return batch


@in_turn()
@transaction.atomic
def offer_batch(*, batch_id: int, actor: User) -> Betaalbatch:
    """Write down that the file was handed to the bank."""
    batch = locked_batch(batch_id)
    batch.offered_by, batch.offered_at = actor, clock.now()
    workflow.perform(batch.offer, actor=actor)
    return batch


@transaction.atomic
def note_download(*, batch_id: int, actor: User) -> Betaalbatch:
    """Write in the trail who took the file, before it is given."""
    batch = locked_batch(batch_id)
    workflow.require(policies.is_controller, batch, actor)
    if batch.document is None or not batch.document.is_stored:
        raise WrongState(dutch("Het bestand is er nog niet. Wacht een halve minuut."))
    record(batch, "download", f"Betaalbestand van {batch} opgehaald", actor)
    return batch


@in_turn()
@transaction.atomic
def retry_file(*, batch_id: int, actor: User) -> Betaalbatch:
    """Ask again for a file that was given up."""
    batch = locked_batch(batch_id)
    workflow.require(policies.is_controller, batch, actor)
    if batch.document_id is None or not documents.retry(batch.document_id):
        raise WrongState(GIVEN_UP_ONLY)
    record(batch, "retry", f"Betaalbestand van {batch} opnieuw gevraagd", actor)
    hurry(tasks.make_payment_file, batch.pk)
    return batch


def _require_bank_day(day: date) -> None:
    if day < clock.today():
        raise InvalidInput(TOO_EARLY)
    if is_free_day(day):
        raise InvalidInput(
            dutch(
                "Op {dag} betaalt een bank niet ({waarom}).",
                dag=long_date(day),
                waarom=why_free(day),
            )
        )
