"""What the bank delivered: hand it in, and settle by hand what no payment was found for."""

import hashlib

from django.db import IntegrityError, transaction

from disbursement.betaling import policies, tasks
from disbursement.betaling.models import Aanlevering, Bankregel
from disbursement.betaling.running.booking import book_line, locked_betaling, why_not
from disbursement.betaling.running.camt import require_harmless
from disbursement.betaling.services.rows import lock_uitkering, record, said
from regiodeals import workflow
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.common.errors import InvalidInput, WrongState
from regiodeals.common.hurry import hurry
from regiodeals.common.in_turn import in_turn
from regiodeals.common.words import dutch
from regiodeals.documents import services as documents
from regiodeals.documents.models import Kind

DELIVERED_BEFORE = dutch("Dit bestand is al aangeleverd. Het wordt niet nog een keer geboekt.")
EMPTY = dutch("Dit bestand is leeg. Haal het opnieuw op bij de bank.")
SETTLED = dutch("Deze regel is al afgehandeld. Bekijk de pagina opnieuw.")
LINKED_ELSEWHERE = dutch(
    "Deze regel is intussen aan een andere betaling gekoppeld. Bekijk die eerst en bevestig dan."
)
NO_LINK = dutch("Er is geen koppeling voorgesteld. Kies eerst een betaling.")
WHY = dutch("Schrijf op waarom deze regel niet bij een betaling hoort.")


@in_turn()
@transaction.atomic
def deliver_file(*, content: bytes, filename: str, actor: User) -> Aanlevering:
    """Hand in a file of the bank; a worker reads it. The same bytes are taken once.

    Raises InvalidInput for what must not reach a parser, WrongState for what came before.
    """
    workflow.require(policies.is_controller, None, actor)
    if not content:
        raise InvalidInput(EMPTY)
    require_harmless(content)
    sha256 = hashlib.sha256(content).hexdigest()
    if Aanlevering.objects.filter(sha256=sha256).exists():
        raise WrongState(DELIVERED_BEFORE)
    document = documents.order(
        kind=Kind.BANKBESTAND,
        filename=f"bank-{sha256[:12]}.xml",
        by=actor,
        content_type="application/xml",
    )
    documents.fulfil(document.pk, lambda: content)
    try:
        with transaction.atomic():
            aanlevering = Aanlevering.objects.create(
                document=document,
                sha256=sha256,
                filename=filename[-150:],
                delivered_by=actor,
                delivered_at=clock.now(),
            )
    except IntegrityError:
        raise WrongState(DELIVERED_BEFORE) from None
    record(aanlevering, "deliver", "Bankbestand aangeleverd", actor, sha256=sha256)
    hurry(tasks.read_delivery, aanlevering.pk)
    return aanlevering


@in_turn()
@transaction.atomic
def propose_link(*, bankregel_id: int, betaling_id: int, actor: User) -> Bankregel:
    """Say that a line is about a payment; another has to confirm it."""
    regel = _open(bankregel_id, actor)
    betaling = locked_betaling(betaling_id)
    workflow.require(policies.may_link, betaling, actor)
    if reason := why_not(regel, betaling):
        raise WrongState(reason)
    regel.betaling, regel.linked_by, regel.linked_at = betaling, actor, clock.now()
    regel.save(update_fields=["betaling", "linked_by", "linked_at"])
    record(regel, "link", f"{regel} gekoppeld aan {betaling}, voorgesteld", actor)
    return regel


@in_turn()
@transaction.atomic
def confirm_link(
    *, bankregel_id: int, actor: User, seen_betaling_id: int | None = None
) -> Bankregel:
    """Confirm what somebody else linked; from here on it counts as the bank's own word.

    `seen_betaling_id` is the payment that the page showed; only who shows nothing leaves it.
    """
    regel = _open(bankregel_id, actor)
    if regel.betaling is None or regel.linked_by_id is None:
        raise WrongState(NO_LINK)
    if seen_betaling_id is not None and seen_betaling_id != regel.betaling_id:
        raise WrongState(LINKED_ELSEWHERE)
    workflow.require(policies.may_confirm_link, regel, actor)
    lock_uitkering(regel.betaling.termijn.uitkering_id)
    _settle(regel, actor)
    book_line(regel, locked_betaling(regel.betaling.pk), actor=actor)
    record(regel, "confirm_link", f"{regel} gekoppeld aan {regel.betaling}, bevestigd", actor)
    return regel


@in_turn()
@transaction.atomic
def drop_link(*, bankregel_id: int, actor: User) -> Bankregel:
    """Take a proposed link away; the line is open again."""
    regel = _open(bankregel_id, actor)
    if regel.linked_by_id is None:
        raise WrongState(NO_LINK)
    regel.betaling = regel.linked_by = regel.linked_at = None
    regel.save(update_fields=["betaling", "linked_by", "linked_at"])
    record(regel, "drop_link", f"Koppeling van {regel} vervallen", actor)
    return regel


@in_turn()
@transaction.atomic
def mark_not_ours(*, bankregel_id: int, reason: str, actor: User) -> Bankregel:
    """Say with a reason that a line is about no payment; nothing is booked."""
    regel = _open(bankregel_id, actor)
    regel.not_ours_because = said(reason, WHY)
    regel.betaling = regel.linked_by = regel.linked_at = None
    _settle(regel, actor, "betaling", "linked_by", "linked_at", "not_ours_because")
    record(regel, "not_ours", f"{regel} hoort niet bij een betaling", actor, remark=reason.strip())
    return regel


def _open(bankregel_id: int, actor: User) -> Bankregel:
    """The line that is still work, locked."""
    rows = Bankregel.objects.select_for_update(of=("self",)).select_related(
        "afschrift__payer", "betaling__termijn"
    )
    regel = rows.get(pk=bankregel_id)
    workflow.require(policies.is_controller, regel, actor)
    if not regel.is_open:
        raise WrongState(SETTLED)
    return regel


def _settle(regel: Bankregel, actor: User, *columns: str) -> None:
    regel.settled_by, regel.settled_at = actor, clock.now()
    try:
        with transaction.atomic():
            regel.save(update_fields=["settled_by", "settled_at", *columns])
    except IntegrityError:
        raise WrongState(dutch("De bank meldde deze betaling al op een andere regel.")) from None
