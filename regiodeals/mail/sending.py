"""Hand a message to the mail server: claimed with a lease, never inside a transaction.

What is promised, and why no more than that, stands in docs/adr/0014.
"""

import logging
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from smtplib import SMTPException

from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction

from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.mail.attempt import LEASE, MAX_ATTEMPTS, Failure, failure_of, wait_after
from regiodeals.mail.kinds import registration_of
from regiodeals.mail.models import Message
from regiodeals.mail.rendering import as_email
from regiodeals.mail.selectors import is_held

logger = logging.getLogger(__name__)


def send(message_id: int) -> bool:
    """Try to hand over one message; True when this call did so.

    May be called twice or by two workers at once: the lease lets one try, the other leaves. A
    worker that dies leaves the lease to expire, and the message is due again.
    """
    message = _claim(message_id)
    if message is None:
        return False
    server = get_connection()
    try:
        registration = registration_of(message.kind)
        is_wanted = registration.is_wanted(message)
        if is_wanted:
            email = _filled(message, registration.secret)
            server.open()
            server.send_messages([email])
    # Whatever goes wrong must end as a note on the row with a next attempt, never as lost mail.
    except Exception as error:
        logger.warning("message %s was not handed over: %s", message.pk, type(error).__name__)
        _note_failure(message, failure_of(error))
        return False
    else:
        # Between the server's yes and this line a dying worker leads to a repeat: nothing else
        # may stand here, and no error of ours may turn a sent message into a failed attempt.
        _note_outcome(message, is_sent=is_wanted)
        return is_wanted
    finally:
        # The mail was accepted or not; how the conversation ends is of no interest.
        with suppress(OSError, SMTPException):
            server.close()


def _filled(message: Message, secret: Callable[[Message], str] | None) -> EmailMultiAlternatives:
    return as_email(message) if secret is None else as_email(message, secret=secret(message))


@transaction.atomic
def _claim(message_id: int) -> Message | None:
    """The message, counted and leased to this worker; None when there is nothing to do.

    The attempt is counted before it begins, so that a message that kills its worker is given up
    in the end.
    """
    now = clock.now()
    if is_held():
        return None
    due = Message.objects.due(now).filter(pk=message_id)
    message = due.select_for_update(skip_locked=True).first()
    if message is None:
        return None
    if message.attempts >= MAX_ATTEMPTS:
        _give_up(message, now)
        return None
    message.attempts += 1
    message.leased_until = now + LEASE
    message.save(update_fields=["attempts", "leased_until"])
    return message


@transaction.atomic
def _note_outcome(claimed: Message, *, is_sent: bool) -> None:
    """Accepted by the server, which is true whoever has the row by now; or no longer needed."""
    message = Message.objects.select_for_update().get(pk=claimed.pk)
    if message.handed_over_at is not None or (not is_sent and not message.is_pending):
        return
    message.handed_over_at = clock.now() if is_sent else None
    message.withdrawn_at = None if is_sent else clock.now()
    message.given_up_at = message.leased_until = None
    message.save(update_fields=["handed_over_at", "withdrawn_at", "given_up_at", "leased_until"])
    if is_sent:
        _record(message, "hand_over", f"Door de mailserver aangenomen: {message}")
    else:
        _record(message, "withdraw", f"Niet meer nodig en niet verzonden: {message}")


@transaction.atomic
def _note_failure(tried: Message, failure: Failure) -> None:
    """Keep why it failed, and try again later or give up; not when the lease was lost meanwhile."""
    message = Message.objects.select_for_update().get(pk=tried.pk)
    if message.leased_until != tried.leased_until or not message.is_pending:
        return
    now = clock.now()
    message.failed_at = now
    message.failure_kind = failure.kind
    message.failure = failure.reason
    message.leased_until = None
    wait = None if failure.is_final else wait_after(message.attempts)
    if wait is not None:
        message.next_attempt_at = now + wait
    message.save(
        update_fields=["failed_at", "failure_kind", "failure", "leased_until", "next_attempt_at"]
    )
    if wait is None:
        _give_up(message, now)


def _give_up(message: Message, now: datetime) -> None:
    message.given_up_at = now
    message.leased_until = None
    message.save(update_fields=["given_up_at", "leased_until"])
    _record(message, "give_up", f"Niet verzonden na {message.attempts}x proberen: {message}")


def _record(message: Message, verb: str, sentence: str) -> None:
    """A line of the trail, without the address and without a word of the message itself."""
    audit.record(
        message,
        action=f"mail.message.{verb}",
        sentence=sentence[:300],
        actor=None,
        details={"poging": message.attempts, "message_id": message.message_id},
    )
