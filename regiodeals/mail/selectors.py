"""Questions about the outbox."""

from django.conf import settings

from regiodeals.common import clock
from regiodeals.mail.models import Hold, Message

# More would only lengthen the queue: the next sweep is half a minute away.
PER_SWEEP = 500


def is_held() -> bool:
    """Whether no mail may leave now: by setting, or by a hold that was not released."""
    return bool(settings.MAIL_HOLD) or Hold.objects.filter(released_at__isnull=True).exists()


def ids_due() -> list[int]:
    """Messages to be tried by now, the one that waits longest first; none during a hold."""
    if is_held():
        return []
    due = Message.objects.due(clock.now()).order_by("next_attempt_at", "pk")
    return list(due.values_list("pk", flat=True)[:PER_SWEEP])
