"""Takes over what a delivery of the bank says: all of it, or nothing with a reason."""

import logging

from celery.exceptions import SoftTimeLimitExceeded
from django.db import IntegrityError, OperationalError, transaction

from disbursement.betaling.models import Aanlevering, Afschrift, Bankregel, Betaalrekening
from disbursement.betaling.models.kinds import BY_ITSELF, Finding, MessageKind
from disbursement.betaling.running import camt
from disbursement.betaling.running.booking import book_line, locked_betaling
from disbursement.betaling.running.matching import Matcher
from regiodeals.common import clock
from regiodeals.common.errors import DomainError, InvalidInput, WrongState
from regiodeals.documents import store

logger = logging.getLogger(__name__)

MOST_ATTEMPTS = 3
GIVEN_UP = (
    f"Dit bestand lezen lukte {MOST_ATTEMPTS} keer niet. Er is niets geboekt. Meld het de"
    " beheerder."
)
WENT_WRONG = "Er ging iets mis in de software. Er is niets geboekt. Meld het de beheerder."
NOT_OURS = (
    "Dit afschrift is van een rekening die hier niet bekend is. Kies het afschrift van de"
    " betaalrekening."
)
READ_BEFORE = "Afschrift {number} is al eerder ingelezen. Er is niets opnieuw geboekt."


def read_delivery(aanlevering_id: int) -> bool:
    """Read a delivery once; True when this call did.

    May be called twice, or by two workers at once. An attempt is counted before it begins, so
    that a file which kills its worker is given up in the end.
    """
    if not _begin_attempt(aanlevering_id):
        return False
    with transaction.atomic():
        aanlevering = _claimed(aanlevering_id)
        if aanlevering is None:
            return False
        aanlevering.refusal = _refusal(aanlevering)
        aanlevering.read_at = None if aanlevering.refusal else clock.now()
        aanlevering.save(update_fields=["refusal", "read_at"])
    return True


def _claimed(aanlevering_id: int) -> Aanlevering | None:
    waiting = Aanlevering.objects.waiting().filter(pk=aanlevering_id)
    return waiting.select_for_update(skip_locked=True).first()


@transaction.atomic
def _begin_attempt(aanlevering_id: int) -> bool:
    aanlevering = _claimed(aanlevering_id)
    if aanlevering is None:
        return False
    if aanlevering.attempts >= MOST_ATTEMPTS:
        aanlevering.refusal = GIVEN_UP
        aanlevering.save(update_fields=["refusal"])
        return False
    aanlevering.attempts += 1
    aanlevering.save(update_fields=["attempts"])
    return True


def _refusal(aanlevering: Aanlevering) -> str:
    """Take it over; returns why that could not be, and then nothing of it was."""
    try:
        with transaction.atomic():
            _take_over(aanlevering)
    except DomainError as error:
        return str(error)
    # Who waited in vain for a row tries again later.
    except (SoftTimeLimitExceeded, OperationalError):
        raise
    # What the database quotes of a row has no place in a log: it may hold an account.
    except Exception as error:
        logger.error("delivery %s could not be read: %s", aanlevering.pk, type(error).__name__)
        return WENT_WRONG
    return ""


def _take_over(aanlevering: Aanlevering) -> None:
    delivery = camt.read(store.get(aanlevering.sha256))
    for statement in delivery.statements:
        afschrift = _afschrift(aanlevering, delivery.kind, statement)
        matcher = Matcher.for_lines(afschrift, statement.lines)
        for position, line in enumerate(statement.lines, start=1):
            _take_over_line(afschrift, position, line, matcher)


def _afschrift(aanlevering: Aanlevering, kind: MessageKind, statement: camt.Statement) -> Afschrift:
    payer = Betaalrekening.objects.filter(iban=statement.iban).first()
    if payer is None:
        raise InvalidInput(NOT_OURS)
    try:
        with transaction.atomic():
            return Afschrift.objects.create(
                aanlevering=aanlevering, payer=payer, kind=kind, number=statement.number
            )
    except IntegrityError:
        raise WrongState(READ_BEFORE.format(number=statement.number)) from None


def _take_over_line(afschrift: Afschrift, position: int, line: camt.Line, matcher: Matcher) -> None:
    regel = _regel(afschrift, position, line)
    regel.finding, betaling = matcher.judge(regel, is_booked=line.is_booked)
    regel.betaling = betaling
    if betaling is not None and regel.finding in (Finding.MATCHED, Finding.RETURNED):
        if _is_booked(regel, betaling.pk):
            return
        # The bank has spoken, and yet it cannot be: that is for a person to find out.
        regel.finding = Finding.PARTLY
    regel.pk = None
    regel.settled_at = clock.now() if regel.finding in BY_ITSELF else None
    regel.save(force_insert=True)


def _is_booked(regel: Bankregel, betaling_id: int) -> bool:
    """Store the line and book it, or neither."""
    regel.settled_at = clock.now()
    try:
        with transaction.atomic():
            regel.save()
            actor = regel.afschrift.aanlevering.delivered_by
            book_line(regel, locked_betaling(betaling_id), actor=actor)
    # Another statement that is read right now may name the same payment: one of them has it.
    except (DomainError, IntegrityError):
        return False
    return True


def _regel(afschrift: Afschrift, position: int, line: camt.Line) -> Bankregel:
    return Bankregel(
        afschrift=afschrift,
        position=position,
        direction=line.direction,
        currency=line.currency,
        amount_cents=line.amount_cents,
        booked_on=line.booked_on,
        valued_on=line.valued_on,
        end_to_end_id=line.end_to_end_id,
        reference=line.reference,
        counterparty=line.counterparty,
        description=line.description,
    )
