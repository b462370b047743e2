"""Hold the outbox, and release it after what left has been laid beside what the rows say."""

from collections.abc import Iterable

from django.conf import settings
from django.db import transaction

from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.common.errors import InvalidInput, WrongState
from regiodeals.common.words import dutch
from regiodeals.mail.models import Hold, Message


@transaction.atomic
def hold(*, reason: str) -> Hold:
    """From now on nothing is sent; raises WrongState when that is so already."""
    if not reason.strip():
        raise InvalidInput(dutch("Schrijf op waarom de post wordt vastgehouden."))
    if Hold.objects.filter(released_at__isnull=True).exists():
        raise WrongState(dutch("De post wordt al vastgehouden."))
    row = Hold.objects.create(held_at=clock.now(), reason=reason.strip())
    audit.record(
        row,
        action="mail.hold.hold",
        sentence="De post wordt vastgehouden",
        actor=None,
        remark=row.reason,
    )
    return row


@transaction.atomic
def release(*, already_sent: Iterable[str]) -> int:
    """Let mail go again; what `already_sent` names by Message-ID is not sent a second time.

    Returns how many messages were found to have left. Raises WrongState when there is no hold, or
    when a setting holds the mail as well.
    """
    if settings.MAIL_HOLD:
        raise WrongState(dutch("MAIL_HOLD staat aan in de omgeving. Zet die eerst uit."))
    row = Hold.objects.select_for_update().filter(released_at__isnull=True).first()
    if row is None:
        raise WrongState(dutch("De post wordt niet vastgehouden."))
    now = clock.now()
    found = Message.objects.pending().filter(message_id__in=set(already_sent))
    number = found.update(handed_over_at=now, leased_until=None)
    row.released_at = now
    row.save(update_fields=["released_at"])
    audit.record(
        row,
        action="mail.hold.release",
        sentence="De post is vrijgegeven",
        actor=None,
        details={"al_verzonden": number},
    )
    return number
