"""The mail that says that a rapportage was received."""

from django.urls import reverse

from monitoring.rapportage.models import Indiening
from monitoring.rapportage.rendering.moments import moment_words, term_words
from regiodeals.mail import services as mail
from regiodeals.mail.models import Language, Message, MessageKind
from regiodeals.mail.rendering import Content, absolute_url, compose
from regiodeals.mail.services import Recipient
from regiodeals.party.models import Organisation

TEMPLATE = "ontvangst_rapportage"


def confirm(row: Indiening, kassier: Organisation) -> None:
    """Order the mail to the kassier and to who wrote and signed, as far as they have an address."""
    found = [
        Recipient(kassier, kassier.name, kassier.email),
        *(Recipient(person, str(person), person.email) for person in (row.by, row.offered_by)),
    ]
    for recipient in found:
        if recipient.address:
            mail.queue(
                kind=MessageKind.ONTVANGST,
                about=row,
                to=recipient,
                content=confirmation(row),
                by=row.by,
                dossier=row.dossier_id,
            )


def confirmation(row: Indiening) -> Content:
    """What it says: when it came, whether that was in time, and the hash of what came."""
    report = row.rapportage
    context = {
        "deal": str(report.deal),
        "year": report.year,
        "number": row.number,
        "signer": str(row.by),
        "moment": moment_words(row),
        "term": term_words(row),
        "hash": row.sha256,
        "url": absolute_url(page_of(report.pk)),
    }
    return compose(TEMPLATE, context, language=Language.NL)


def page_of(rapportage_id: int) -> str:
    """Where the rapportage and its receipt stand."""
    return reverse("monitoring:rapportage-detail", args=[rapportage_id])


def page_of_message(message: Message) -> str:
    """Where a mail that did not arrive leads."""
    row = Indiening.objects.only("rapportage_id").get(pk=message.about_id)
    return page_of(row.rapportage_id)


def is_wanted(_message: Message) -> bool:
    """What was received, was received."""
    return True
