"""How it is with outgoing mail, for the start page of the administration."""

from dataclasses import replace

from django.db.models import Q
from django.db.models.functions import Coalesce
from django.urls import reverse

from regiodeals.common.words import dutch, joined
from regiodeals.health import outbox
from regiodeals.health.check import Check, Finding, State
from regiodeals.mail.models import Message
from regiodeals.mail.models.message import FAILED, PENDING
from regiodeals.mail.phases import Phase
from regiodeals.mail.selectors import is_held

WORDS = outbox.Words(
    waits=dutch("te verzenden"),
    failed=dutch("niet aangekomen"),
    remedy=dutch(
        "Lees de reden. Verbeter zo nodig het adres, en verstuur het bericht opnieuw, of niet."
    ),
)
HELD = dutch("De post wordt vastgehouden.")
RELEASE = dutch("Mag er weer post uit, voer dan manage.py release_mail uit.")


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
    return replace(told, state=State.LOOK, says=joined(" ", (HELD, told.says)), do=RELEASE)


CHECKS = [
    Check(
        "messages",
        dutch("Post"),
        messages,
        Finding(State.UNKNOWN, dutch("Niet te zien hoeveel post er wacht.")),
    )
]
