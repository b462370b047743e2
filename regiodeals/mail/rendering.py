"""From the texts in force to a message, and from a message to what goes over the line."""

from collections.abc import Mapping
from dataclasses import dataclass
from email.utils import format_datetime, formataddr
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template import Context
from django.template.loader import get_template
from django.utils.translation import override

from regiodeals.documents import store
from regiodeals.mail.models import CalendarPart, Language, Message
from regiodeals.mail.wording.catalogue import MAILS
from regiodeals.mail.wording.filling import filled
from regiodeals.mail.wording.in_force import Wordings, wordings_today
from regiodeals.mail.wording.shipped import FIRST, as_file

# Stands in the kept words of a message where the mail has something that no row may hold.
TO_FILL_IN = "[[geheim]]"
CALENDAR_FILE = "afspraak.ics"


@dataclass(frozen=True)
class Content:
    """What a message says: one line, plain text, and the same text with markup.

    `number` is the version of the texts it was made from, `sources` those texts and the frame of
    the markup.
    """

    template: str
    language: Language
    subject_line: str
    text: str
    html: str
    number: int = FIRST
    sources: tuple[str, str] | None = None


def compose(
    template: str,
    context: Mapping[str, Any],
    *,
    language: Language = Language.NL,
    wordings: Wordings | None = None,
) -> Content:
    """Fill in the texts that hold today; who makes many mails asks for them once."""
    number, texts = (wordings or wordings_today()).of(template, language)
    # In the language of the mail, which is not that of whose click sends it.
    with override(Language.NL):
        made = filled(MAILS[template], language, texts, context)
    frame = get_template("emails/mail.html").template  # type: ignore[attr-defined]
    about = {"language": language, "subject_line": made.subject_line, "body": made.html}
    return Content(
        template=template,
        language=language,
        subject_line=made.subject_line,
        text=made.text,
        html=frame.render(Context(about)).strip() + "\n",
        number=number,
        sources=(as_file(texts), frame.source),
    )


def absolute_url(path: str) -> str:
    """The address of a page as it stands in a mail; the page itself asks who you are."""
    return f"{settings.SITE_URL.rstrip('/')}{path}"


def as_email(message: Message, *, secret: str = TO_FILL_IN) -> EmailMultiAlternatives:
    """The message with its headers and attachments, the same at each attempt.

    `secret` is what the kind fills in at the last moment; it is safe within an address.
    Raises AlteredFile when the bytes of an attachment are gone or changed.
    """
    email = EmailMultiAlternatives(
        subject=message.subject_line,
        body=message.text.replace(TO_FILL_IN, secret),
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[formataddr((message.to_name, message.to_address))],
        headers={
            "Message-ID": message.message_id,
            # The moment of the order: a repeat is recognisable as the same message.
            "Date": format_datetime(message.queued_at),
            "Auto-Submitted": "auto-generated",
            "X-Auto-Response-Suppress": "All",
            "Content-Language": message.language,
        },
    )
    email.attach_alternative(message.html.replace(TO_FILL_IN, secret), "text/html")
    for attachment in message.attachments.select_related("document"):
        document = attachment.document
        email.attach(document.filename, store.get(document.sha256), document.content_type)
    for part in CalendarPart.objects.filter(message=message):
        _attach_appointment(email, part)
    return email


def _attach_appointment(email: EmailMultiAlternatives, part: CalendarPart) -> None:
    """As the last alternative, which a mail program with a calendar prefers, and as a file."""
    email.attach_alternative(part.text, f"text/calendar; method={part.method}")
    email.attach(CALENDAR_FILE, part.text.encode(), "application/ics")
