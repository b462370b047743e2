"""In which phase a message is: one rule, as a condition of the database and as a word."""

from django.db.models import Q, TextChoices

from regiodeals.common.words import dutch
from regiodeals.mail.models import Message
from regiodeals.mail.models.message import FAILED, PENDING


class Phase(TextChoices):
    """Waiting, accepted, not arrived and nobody dealt with it, dealt with, no longer needed."""

    WAITS = "wacht", dutch("wacht")
    SENT = "aangenomen", dutch("aangenomen")
    FAILED = "mislukt", dutch("niet aangekomen")
    SETTLED = "afgehandeld", dutch("niet aangekomen, afgehandeld")
    WITHDRAWN = "vervallen", dutch("vervallen")


CONDITIONS = {
    Phase.WAITS: PENDING,
    Phase.SENT: Q(handed_over_at__isnull=False, bounced_at__isnull=True),
    Phase.FAILED: FAILED & Q(settled_at__isnull=True),
    Phase.SETTLED: FAILED & Q(settled_at__isnull=False),
    Phase.WITHDRAWN: Q(withdrawn_at__isnull=False),
}


def phase_of(message: Message) -> Phase:
    """The phase that the condition of exactly one of them finds."""
    if message.withdrawn_at is not None:
        return Phase.WITHDRAWN
    if message.given_up_at or message.bounced_at:
        return Phase.SETTLED if message.settled_at else Phase.FAILED
    return Phase.WAITS if message.is_pending else Phase.SENT
