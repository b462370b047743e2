"""How it is with outgoing mail, for the start page of the administration."""

from dataclasses import replace

from django.db.models import Q
from django.db.models.functions import Coalesce
from django.urls import reverse

from regiodeals.health import outbox
from regiodeals.health.check import Check, Finding, State
from regiodeals.mail.models import Message
from regiodeals.mail.models.message import FAILED, PENDING
from regiodeals.mail.phases import Phase
from regiodeals.mail.selectors import is_held

WORDS = outbox.Words(
    waits="te verzenden",
    failed="niet aangekomen",
    remedy="Lees de reden. Verbeter zo nodig het adres, en verstuur het bericht opnieuw, of niet.",
)
HELD = "De post wordt vastgehouden."
RELEASE = "Mag er weer post uit, voer dan manage.py release_mail uit."


def messages() -> Finding:
    """What waits, what was given up, and what came back with nobody having dealt with it."""
    not_settled = FAILED & Q(settled_at__isnull=True)
    found = outbox.count(
        Message.objects.filter(PENDING | not_settled),
        pending=PENDING,
        since="queued_at",
        failed=not_settled,
        failed_at=Coalesce("bounced_at", "given_up_at"),
    )
    url = f"{reverse('admin:mail_message_changelist')}?fase={Phase.FAILED.value}"
    told = outbox.finding(found, WORDS, url=url)
    if not is_held():
        return told
    # What waits then, waits on purpose.
    return replace(told, state=State.LOOK, says=f"{HELD} {told.says}", do=RELEASE)


CHECKS = [
    Check(
        "messages", "Post", messages, Finding(State.UNKNOWN, "Niet te zien hoeveel post er wacht.")
    )
]
