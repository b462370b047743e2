"""The mail that says that a rapportage was asked, received, came back, or was accepted."""

from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import override

from monitoring.rapportage.models import Indiening, Rapportage, RapportageStatus
from monitoring.rapportage.rendering.data import sections_by_key
from monitoring.rapportage.rendering.moments import (
    days_late,
    moment_words,
    term_words,
    zone_words,
)
from monitoring.rapportage.rendering.sections import WHOLE, title_of_whole
from regiodeals.accounts.models import User
from regiodeals.common.words import in_english, said
from regiodeals.deal.models import Deal
from regiodeals.deal.selectors import coordinators_of, kassier_of
from regiodeals.mail import services as mail
from regiodeals.mail.address import is_usable
from regiodeals.mail.models import Language, Message, MessageKind
from regiodeals.mail.rendering import Content, absolute_url, compose
from regiodeals.mail.services import Recipient
from regiodeals.obligations.models import Obligation
from regiodeals.party.models import Organisation

TEMPLATE, OUTCOME = "ontvangst_rapportage", "uitkomst_rapportage"
REQUEST = "uitvraag_rapportage"
ASKED, WITHDRAWN = "gevraagd", "ingetrokken"


def tell_asked(report: Rapportage, due_on: date, by: User) -> None:
    """Order the mail to the coordinators that a rapportage was asked between times."""
    lines = report.lijnverslagen.select_related("programmalijn").order_by("programmalijn__order")
    more = {"due_on": due_on, "lines": [str(line.programmalijn) for line in lines]}
    _tell_coordinators(report, ASKED, more, by)


def tell_withdrawn(report: Rapportage, by: User) -> None:
    """The same that it need not be written any more; what did not arrive before, need not."""
    for message in Message.objects.about(report, MessageKind.UITVRAAG).failed():
        mail.settle(message_id=message.pk, how="De vraag is ingetrokken")
    _tell_coordinators(report, WITHDRAWN, {}, by)


def _tell_coordinators(report: Rapportage, act: str, more: dict[str, Any], by: User) -> None:
    context = {
        "act": act,
        "deal": str(report.deal),
        "report": report,
        "url": absolute_url(page_of(report.pk)),
    }
    content = compose(REQUEST, context | more, language=language_of(report.deal))
    for recipient in _coordinators(report.deal):
        mail.queue(
            kind=MessageKind.UITVRAAG,
            about=report,
            to=recipient,
            content=content,
            by=by,
            occasion=act,
            dossier=report.dossier_id,
        )


def _coordinators(deal: Deal) -> list[Recipient]:
    """Who coordinates the deal and has an address; without one, the kassier."""
    people = [one for one in coordinators_of(deal) if is_usable(one.email)]
    if people:
        return [Recipient(one, str(one), one.email) for one in people]
    kassier = kassier_of(deal)
    if kassier is None or not is_usable(kassier.email):
        return []
    return [Recipient(kassier, kassier.name, kassier.email)]


def language_of(deal: Deal) -> Language:
    """That of the kassier, for whom people write and sign."""
    kassier = kassier_of(deal)
    return Language(kassier.mail_language) if kassier else Language.NL


def confirm(row: Indiening, kassier: Organisation) -> None:
    """Order the mail to the kassier and to who wrote and signed, as far as they have an address."""
    _send(row, kassier, MessageKind.ONTVANGST, confirmation(row), row.by)


def tell_outcome(row: Indiening, by: User) -> None:
    """The same when it came back, and when it was accepted; once for each handing in."""
    kassier = kassier_of(row.rapportage.deal)
    if kassier is not None:
        _send(row, kassier, MessageKind.UITKOMST, outcome(row), by)


def _send(
    row: Indiening, kassier: Organisation, kind: MessageKind, content: Content, by: User
) -> None:
    found = [
        Recipient(kassier, kassier.name, kassier.email),
        *(Recipient(person, str(person), person.email) for person in (row.by, row.offered_by)),
    ]
    for recipient in found:
        if is_usable(recipient.address):
            mail.queue(
                kind=kind, about=row, to=recipient, content=content, by=by, dossier=row.dossier_id
            )


def outcome(row: Indiening) -> Content:
    """What it says: accepted with its hash, or back with which sections must be better."""
    back = row.oordelen.filter(is_accepted=False).values_list("section", flat=True)
    sections = sections_by_key(row.data)
    context = {
        "deal": str(row.rapportage.deal),
        "name": row.rapportage.name,
        "number": row.number,
        "accepted": not back,
        "sections": [
            _title(row, key, part["titel"]) for key, part in sections.items() if key in back
        ],
        "hash": row.sha256,
        "url": absolute_url(page_of(row.rapportage_id)),
    }
    return compose(OUTCOME, context, language=language_of(row.rapportage.deal))


def _title(row: Indiening, key: str, frozen: str) -> str:
    """A section as the mail names it; a programmalijn keeps the name that the region gave it."""
    is_english = language_of(row.rapportage.deal) == Language.EN
    return in_english(title_of_whole(row.rapportage)) if is_english and key == WHOLE else frozen


def confirmation(row: Indiening) -> Content:
    """What it says: when it came, whether that was in time, and the hash of what came."""
    report = row.rapportage
    language = language_of(report.deal)
    context = {
        "deal": str(report.deal),
        "name": report.name,
        "number": row.number,
        "signer": str(row.by),
        "moment": _moment(row, language),
        "zones": zone_words(row),
        "term": term_words(row),
        "due_on": row.due_on,
        "days_late": days_late(row),
        "is_again": row.number > 1,
        "hash": row.sha256,
        "url": absolute_url(page_of(report.pk)),
    }
    return compose(TEMPLATE, context, language=language)


def _moment(row: Indiening, language: Language) -> str:
    with override(language):
        return str.__str__(said(moment_words(row)))


def page_of(rapportage_id: int) -> str:
    """Where the rapportage and its receipt stand."""
    return reverse("monitoring:rapportage-detail", args=[rapportage_id])


def page_of_message(message: Message) -> str:
    """Where a mail that did not arrive leads."""
    row = Indiening.objects.only("rapportage_id").get(pk=message.about_id)
    return page_of(row.rapportage_id)


def page_of_request(message: Message) -> str:
    """Where a mail about what was asked leads."""
    return page_of(message.about_id)


def page_of_obligation(obligation: Obligation) -> str:
    """Where what was asked between times is dealt with."""
    return page_of(obligation.subject_id)


def is_request_wanted(message: Message) -> bool:
    """What was asked, as long as nobody answered or withdrew it; the withdrawal always."""
    report = Rapportage.objects.get(pk=message.about_id)
    is_open = report.status != RapportageStatus.INGETROKKEN and not report.indieningen.exists()
    return is_open or message.occasion != ASKED


def is_wanted(_message: Message) -> bool:
    """What was received, was received."""
    return True


def is_outcome_wanted(message: Message) -> bool:
    """Not once the region has handed in again what came back."""
    row = Indiening.objects.only("number", "rapportage_id").get(pk=message.about_id)
    return not Indiening.objects.filter(
        rapportage=row.rapportage_id, number__gt=row.number
    ).exists()
