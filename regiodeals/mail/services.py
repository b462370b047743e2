"""Order mail, and deal with what did not arrive.

The caller has checked who may do this, and takes the address from the record: no address is ever
typed in where mail is sent. Each function is all or nothing.
"""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Model, Q

from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.common.errors import WrongState
from regiodeals.common.hurry import hurry
from regiodeals.common.words import dutch
from regiodeals.documents.models import Document
from regiodeals.mail import tasks
from regiodeals.mail.address import on_one_line, require_address, require_one_line
from regiodeals.mail.kinds import registration_of
from regiodeals.mail.models import (
    Attachment,
    CalendarPart,
    Message,
    MessageKind,
    TemplateVersion,
)
from regiodeals.mail.rendering import Content

SENT_AGAIN = "Opnieuw klaargezet"
LET_GO = "Niet opnieuw verstuurd"
LONGEST_NAME = 200
# What an occasion ends with when the same words went out once more.
AGAIN = re.compile(r" ?nr\. \d+$")


@dataclass(frozen=True)
class Recipient:
    """Who gets it, with the address that the record has today."""

    subject: Model
    name: str
    address: str


@dataclass(frozen=True)
class Appointment:
    """What the calendar of the reader is asked to do, as iCalendar."""

    method: str
    text: str


@transaction.atomic
def queue(
    *,
    kind: MessageKind,
    about: Model,
    to: Recipient,
    content: Content,
    by: User | None,
    occasion: str = "",
    dossier: int | None = None,
    documents: Sequence[Document] = (),
    appointment: Appointment | None = None,
) -> Message:
    """Order a message, in the transaction of the act that needs it; a second time does nothing.

    Raises InvalidInput when the address cannot be one, RuntimeError when no room answers for the
    kind or an attachment is not stored.
    """
    registration_of(kind)
    if not all(document.is_stored for document in documents):
        raise RuntimeError("Only a stored document goes along with a message.")
    key = {
        "kind": kind,
        "about_type": about._meta.label_lower,
        "about_id": about.pk,
        "recipient_type": to.subject._meta.label_lower,
        "recipient_id": to.subject.pk,
        "occasion": occasion,
    }
    now = clock.now()
    order = {"dossier": dossier, "queued_at": now, "queued_by": by, "next_attempt_at": now}
    said = {"message_id": message_id_of(key), **_said(content, to)}
    message, is_new = Message.objects.get_or_create(**key, defaults={**order, **said})
    if is_new:
        _add_to(message, documents, appointment)
        hurry(tasks.send_message, message.pk)
    return message


def _said(content: Content, to: Recipient) -> dict[str, Any]:
    """To whom and in which words, as the columns of a message."""
    return {
        "to_name": on_one_line(to.name)[:LONGEST_NAME],
        "to_address": require_address(to.address),
        "language": content.language,
        "template": content.template,
        "template_version": _version_of(content),
        "subject_line": require_one_line(content.subject_line, what=dutch("De onderwerpregel")),
        "text": content.text,
        "html": content.html,
    }


def _add_to(
    message: Message, documents: Sequence[Document], appointment: Appointment | None
) -> None:
    for order, document in enumerate(documents, start=1):
        Attachment.objects.create(message=message, order=order, document=document)
    if appointment is not None:
        CalendarPart.objects.create(
            message=message, method=appointment.method, text=appointment.text
        )


@transaction.atomic
def send_again(*, message_id: int, address: str, by: User | None, reason: str = "") -> Message:
    """Give mail that did not arrive another chance, at the address that the record has now.

    What never left, for the same address, is tried anew as the same message. To another address,
    or after it came back, it is a new message with the same words.
    Raises WrongState when it has not failed, InvalidInput when the address cannot be one.
    """
    message = Message.objects.select_for_update().get(pk=message_id)
    if not message.is_failed:
        raise WrongState(dutch("Dit bericht is niet mislukt. Er is niets om opnieuw te versturen."))
    address = require_address(address)
    if message.bounced_at is None and address == message.to_address:
        again = _try_anew(message)
    else:
        again = _copy(message, address, by)
        settle(message_id=message.pk, how=SENT_AGAIN)
    _record(message, "send_again", f"Opnieuw klaargezet: {message}", by, reason)
    hurry(tasks.send_message, again.pk)
    return again


def address_now(message: Message) -> str:
    """The address that somebody with an account has by now; of others that of the message."""
    if message.recipient_type != User._meta.label_lower:
        return message.to_address
    found = User.objects.filter(pk=message.recipient_id).values_list("email", flat=True).first()
    return found or message.to_address


@transaction.atomic
def let_go(*, message_id: int, by: User | None, reason: str) -> Message:
    """Deal with mail that did not arrive without sending it again; it is told in the trail why.

    Raises WrongState when it has not failed.
    """
    message = Message.objects.select_for_update().get(pk=message_id)
    if not message.is_failed:
        raise WrongState(dutch("Dit bericht is niet mislukt. Er is niets af te handelen."))
    settle(message_id=message.pk, how=LET_GO)
    _record(message, "let_go", f"Niet opnieuw verstuurd: {message}", by, reason)
    return message


@transaction.atomic
def settle(*, message_id: int, how: str) -> None:
    """Somebody dealt with a message that did not arrive; nothing happens when it did not fail."""
    message = Message.objects.select_for_update().get(pk=message_id)
    if not message.is_failed:
        return
    message.settled_at = clock.now()
    message.settled_how = how
    message.save(update_fields=["settled_at", "settled_how"])


def message_id_of(key: dict[str, Any]) -> str:
    """The Message-ID, made from what makes a message the same one and from nothing else."""
    parts = "\n".join(f"{name}={key[name]}" for name in sorted(key))
    digest = hashlib.sha256(parts.encode()).hexdigest()[:40]
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return f"<{digest}@{domain}>"


def _version_of(content: Content) -> TemplateVersion | None:
    """The wording that the content was made from, kept at its first use."""
    if content.sources is None:
        return None
    text, html = content.sources
    version, _ = TemplateVersion.objects.get_or_create(
        name=content.template,
        language=content.language,
        number=content.number,
        sha256=hashlib.sha256("\0".join((text, html)).encode()).hexdigest(),
        defaults={"text": text, "html": html, "first_used_at": clock.now()},
    )
    return version


def _try_anew(message: Message) -> Message:
    message.given_up_at = message.leased_until = None
    message.attempts = 0
    message.next_attempt_at = clock.now()
    message.save(update_fields=["given_up_at", "leased_until", "attempts", "next_attempt_at"])
    return message


def _copy(message: Message, address: str, by: User | None) -> Message:
    """The same words as a new message, with the documents that went along."""
    key = {
        name: getattr(message, name)
        for name in ("kind", "about_type", "about_id", "recipient_type", "recipient_id")
    }
    root = AGAIN.sub("", message.occasion)
    again = f"{root} nr. ".lstrip()
    earlier = Message.objects.filter(**key).filter(Q(occasion=root) | Q(occasion__startswith=again))
    key["occasion"] = f"{again}{earlier.count() + 1}"
    now = clock.now()
    about = ("dossier", "to_name", "language", "template", "template_version_id")
    said = (*about, "subject_line", "text", "html")
    copy = Message.objects.create(
        **key,
        **{name: getattr(message, name) for name in said},
        to_address=address,
        message_id=message_id_of(key),
        queued_at=now,
        queued_by=by,
        next_attempt_at=now,
    )
    for attachment in message.attachments.all():
        Attachment.objects.create(
            message=copy, order=attachment.order, document_id=attachment.document_id
        )
    for part in CalendarPart.objects.filter(message=message):
        CalendarPart.objects.create(message=copy, method=part.method, text=part.text)
    return copy


def _record(message: Message, verb: str, sentence: str, by: User | None, reason: str) -> None:
    audit.record(
        message,
        action=f"mail.message.{verb}",
        sentence=sentence[:300],
        actor=by,
        remark=reason,
    )
