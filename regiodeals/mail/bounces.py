"""Mail that came back: reads delivery status messages (RFC 3464) and marks what they are about.

A notice is matched by the Message-ID alone. Anybody can write one, so it proves nothing: it makes
work for a person, and no more.
"""

import mailbox
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message as Mail

from django.db import transaction

from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.common.errors import InvalidInput
from regiodeals.common.words import dutch
from regiodeals.mail.models import Message

LARGEST = 50 * 1024 * 1024
LONGEST_REASON = 500
FAILED = "failed"
MESSAGE_ID = re.compile(r"<[^<>\s]+>")


@dataclass(frozen=True)
class Notice:
    """What a delivery status message says of one of our messages."""

    message_id: str
    is_failure: bool
    reason: str


def read_notices(content: bytes) -> list[Notice]:
    """The notices in one message or in an mbox of many; anything else in it is passed over.

    Raises InvalidInput when it is empty or too large.
    """
    if not content.strip():
        raise InvalidInput(dutch("Het bestand is leeg. Geef een bericht of een mbox-bestand."))
    if len(content) > LARGEST:
        raise InvalidInput(dutch("Het bestand is groter dan 50 MB. Splits het."))
    return [notice for mail in _mails(content) if (notice := _notice(mail)) is not None]


@transaction.atomic
def mark_bounced(notice: Notice) -> Message | None:
    """Lay down that a message came back; None when we know no such message. Twice is once.

    A message that nobody noted as accepted has left all the same: the notice shows it.
    """
    rows = Message.objects.select_for_update().filter(message_id=notice.message_id)
    message = rows.first()
    if message is None or message.bounced_at is not None or message.settled_at is not None:
        return message
    now = clock.now()
    message.bounced_at = now
    message.bounce = notice.reason
    changed = ["bounced_at", "bounce"]
    if message.handed_over_at is None:
        message.handed_over_at = now
        message.given_up_at = message.withdrawn_at = message.leased_until = None
        changed += ["handed_over_at", "given_up_at", "withdrawn_at", "leased_until"]
    message.save(update_fields=changed)
    audit.record(
        message,
        action="mail.message.bounce",
        sentence=f"Teruggekomen en niet bezorgd: {message}"[:300],
        actor=None,
        details={"message_id": message.message_id},
    )
    return message


def _mails(content: bytes) -> Iterator[Mail]:
    if not content.startswith(b"From "):
        yield message_from_bytes(content)
        return
    with tempfile.NamedTemporaryFile(suffix=".mbox") as file:
        file.write(content)
        file.flush()
        box = mailbox.mbox(file.name, create=False)
        try:
            yield from box
        finally:
            box.close()


def _notice(mail: Mail) -> Notice | None:
    """What this mail says; None when it is no delivery status or names no message."""
    status, original = None, ""
    for part in mail.walk():
        if part.get_content_type() == "message/delivery-status":
            status = part
        elif part.get_content_type() == "text/rfc822-headers":
            original = str(part.get_payload())
        elif part.get_content_type() == "message/rfc822":
            original = "".join(inner.as_string() for inner in _inside(part))
    found = MESSAGE_ID.search(_header(original, "Message-ID"))
    if status is None or found is None:
        return None
    fields = [block for block in _inside(status) if block["Action"]]
    failed = [block for block in fields if str(block["Action"]).strip().lower() == FAILED]
    return Notice(
        message_id=found.group(),
        is_failure=bool(failed),
        reason=_reason((failed or fields or [Mail()])[0]),
    )


def _inside(part: Mail) -> list[Mail]:
    """The blocks of a delivery status, or the message that came back."""
    payload = part.get_payload()
    return [inner for inner in payload if isinstance(inner, Mail)] if part.is_multipart() else []


def _header(original: str, name: str) -> str:
    return str(message_from_bytes(original.encode("utf-8", "replace"))[name] or "")


def _reason(block: Mail) -> str:
    """'5.1.1 550 No such user', on one line: another machine wrote it."""
    diagnostic = str(block["Diagnostic-Code"] or "").partition(";")[2]
    text = f"{block['Status'] or ''} {diagnostic}"
    printable = "".join(sign if sign.isprintable() else " " for sign in text)
    return " ".join(printable.split())[:LONGEST_REASON] or "zonder reden"
