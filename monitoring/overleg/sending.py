"""What participants are told of an overleg: a mail that brings their calendar up to date."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from email.utils import parseaddr
from typing import Any

from django.conf import settings
from django.urls import reverse

from monitoring.overleg.models import Deelnemer, Overleg, OverlegStatus, Verslagversie
from monitoring.overleg.rendering.calendar import calendar_of
from monitoring.overleg.rendering.poll import occasion_of
from monitoring.overleg.rendering.when import when_in
from monitoring.overleg.selectors import answers_to, last_version, participants_of
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.deal.selectors import is_kassier_an_island
from regiodeals.documents.models import Document
from regiodeals.mail import services as mail
from regiodeals.mail.models import Language, Message, MessageKind, Method
from regiodeals.mail.rendering import absolute_url, compose
from regiodeals.mail.services import Appointment, Recipient
from regiodeals.obligations.models import Obligation

TEMPLATE, MINUTES, POLL = "overleg", "verslag_overleg", "datumprikker"
ADOPTED, OF_GUEST = "vastgesteld_verslag", "vastgesteld"
ASKED_IN = {MINUTES: MessageKind.VERSLAG, POLL: MessageKind.DATUMPRIKKER}


@dataclass(frozen=True, slots=True)
class News:
    """What happened: `act` chooses the words of the mail."""

    act: str
    method: str = Method.REQUEST
    reason: str = ""
    was: Mapping[Language, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Around:
    """What is the same for everybody, asked once: who takes part, and whether an island does."""

    names: list[str]
    on_island: bool


def organizer_of(user: User) -> tuple[str, str]:
    """Who gets the answers: who invites, else the mailbox that the mail comes from."""
    name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return (str(user), user.email) if user.email else (name or address, address)


def invite(overleg: Overleg, deelnemers: Collection[Deelnemer], *, by: User) -> None:
    """Invite them; who has no address now is not invited, and can be once he has one."""
    _tell(overleg, deelnemers, News("uitnodiging"), by)


def move(overleg: Overleg, *, reason: str, was: Mapping[Language, str], by: User) -> None:
    """Tell everybody that time or place changed; `was` says when it would be, in each language."""
    _tell(overleg, participants_of(overleg), News("verzet", reason=reason, was=was), by)


def remove(overleg: Overleg, deelnemer: Deelnemer, *, by: User) -> None:
    """Tell one participant that he need not come."""
    _tell(overleg, [deelnemer], News("afmelding", Method.CANCEL), by)


def call_off(overleg: Overleg, *, reason: str, by: User | None) -> None:
    """Tell everybody who was invited that it is off."""
    invited = [one for one in participants_of(overleg) if one.invited_at is not None]
    _tell(overleg, invited, News("afgezegd", Method.CANCEL, reason), by)


def send_minutes(overleg: Overleg, version: Verslagversie, *, by: User) -> None:
    """Ask everybody with an account whether he agrees, but not who sends it himself; a guest
    cannot log in, and is not asked.
    """
    url = absolute_url(reverse("monitoring:overleg-minutes", args=[overleg.pk]))
    context = {"version": version, "url": url}
    asked = [one for one in _with_account(overleg) if one.user_id != by.pk]
    for deelnemer in asked:
        _ask(deelnemer, overleg, MINUTES, context, f"versie {version.number}", by)


def send_adopted(
    overleg: Overleg, guests: Collection[Deelnemer], document: Document, *, by: User
) -> None:
    """Give the adopted minutes to guests, who cannot log in to read them: as a file."""
    about = {"deal": str(overleg.deal), "year": overleg.year}
    for guest in guests:
        mail.queue(
            kind=MessageKind.VERSLAG,
            about=guest,
            to=Recipient(guest, guest.name, guest.address),
            content=compose(ADOPTED, about, language=language_of(guest)),
            by=by,
            occasion=OF_GUEST,
            dossier=overleg.deal_id,
            documents=[document],
        )


def guests_of(overleg: Overleg) -> list[Deelnemer]:
    """Who took part without an account, and has an address."""
    return [one for one in participants_of(overleg) if one.user is None and one.address]


def ask_moments(overleg: Overleg, deelnemers: Collection[Deelnemer], last: int, by: User) -> None:
    """Ask them which moments suit; once for what is proposed now."""
    page = reverse("monitoring:overleg-poll", args=[overleg.pk])
    for deelnemer in deelnemers:
        _ask(deelnemer, overleg, POLL, {"url": absolute_url(page)}, occasion_of(last), by)


def _with_account(overleg: Overleg) -> list[Deelnemer]:
    return [one for one in participants_of(overleg) if one.user is not None and one.address]


def _ask(
    deelnemer: Deelnemer,
    overleg: Overleg,
    template: str,
    context: dict[str, Any],
    occasion: str,
    by: User,
) -> None:
    about = {"deal": str(overleg.deal), "year": overleg.year}
    mail.queue(
        kind=ASKED_IN[template],
        about=deelnemer,
        to=Recipient(deelnemer.user or deelnemer, deelnemer.name, deelnemer.address),
        content=compose(template, about | context, language=language_of(deelnemer)),
        by=by,
        occasion=occasion,
        dossier=overleg.deal_id,
    )


def is_poll_open(message: Message) -> bool:
    """As long as no day is chosen and its reader takes part."""
    row = Deelnemer.objects.select_related("overleg").get(pk=message.about_id)
    return row.removed_at is None and row.overleg.planned_on is None


def are_minutes_wanted(message: Message) -> bool:
    """As long as that version waits for the answer of its reader; what a guest gets, for good."""
    row = Deelnemer.objects.select_related("overleg").get(pk=message.about_id)
    if message.occasion == OF_GUEST:
        return row.removed_at is None
    version = last_version(row.overleg)
    is_last = version is not None and message.occasion.split()[1] == str(version.number)
    is_open = row.overleg.status == OverlegStatus.GEHOUDEN and row.overleg.minutes_are_out
    return is_last and is_open and row.pk not in answers_to(version)


def _tell(overleg: Overleg, deelnemers: Collection[Deelnemer], news: News, by: User | None) -> None:
    around = _Around(
        names=[_name_in_list(one) for one in participants_of(overleg)],
        on_island=is_kassier_an_island(overleg.deal),
    )
    for deelnemer in deelnemers:
        if deelnemer.address:
            _order(overleg, deelnemer, news, around, by)
            if news.method == Method.REQUEST and deelnemer.invited_at is None:
                deelnemer.invited_at = clock.now()
                deelnemer.save(update_fields=["invited_at"])


def _order(
    overleg: Overleg, deelnemer: Deelnemer, news: News, around: _Around, by: User | None
) -> None:
    language = language_of(deelnemer)
    context = {
        "act": news.act,
        "reason": news.reason,
        "was": news.was.get(language, ""),
        "deal": str(overleg.deal),
        "year": overleg.year,
        "when": when_in(overleg, language, on_island=around.on_island),
        "overleg": overleg,
        "names": around.names,
        "is_guest": deelnemer.user_id is None,
        "url": absolute_url(page_of(overleg.pk)),
    }
    _replace_earlier(deelnemer)
    content = compose(TEMPLATE, context, language=language)
    text = calendar_of(
        overleg,
        deelnemer,
        news.method,
        text=content.text,
        language=language,
        is_called_off=news.act == "afgezegd",
    )
    mail.queue(
        kind=MessageKind.OVERLEG,
        about=deelnemer,
        to=Recipient(deelnemer.user or deelnemer, deelnemer.name, deelnemer.address),
        content=content,
        by=by,
        occasion=f"{news.method} {overleg.round}.{overleg.sequence}",
        dossier=overleg.deal_id,
        appointment=Appointment(news.method, text),
    )


def _replace_earlier(deelnemer: Deelnemer) -> None:
    """What did not arrive before this says what no longer holds: nobody has to send it again."""
    for message in Message.objects.about(deelnemer, MessageKind.OVERLEG).failed():
        mail.settle(message_id=message.pk, how="Vervangen door een latere mail")


def language_of(deelnemer: Deelnemer) -> Language:
    """That of the organisation for which somebody comes."""
    organisation = deelnemer.organisation
    return Language(organisation.mail_language) if organisation else Language.NL


def page_of(overleg_id: int) -> str:
    """Where all of an overleg stands."""
    return reverse("monitoring:overleg-detail", args=[overleg_id])


def page_of_message(message: Message) -> str:
    """Where mail to a participant that did not arrive is dealt with."""
    row = Deelnemer.objects.only("overleg_id").get(pk=message.about_id)
    return f"{page_of(row.overleg_id)}#deelnemers"


def is_wanted(message: Message) -> bool:
    """An invitation, as long as no later one replaces it; a cancellation always."""
    if not message.occasion.startswith(Method.REQUEST):
        return True
    row = Deelnemer.objects.select_related("overleg").get(pk=message.about_id)
    is_open = row.overleg.status == OverlegStatus.UITGENODIGD and row.removed_at is None
    version = _version_of(message)
    said = {_version_of(one) for one in Message.objects.about(row, MessageKind.OVERLEG)}
    return is_open and version[0] == row.overleg.round and version == max(said)


def _version_of(message: Message) -> tuple[int, int]:
    """Of which invitation it speaks, and as changed how often; sent again it says no other day."""
    round_, sequence = message.occasion.split()[1].split(".")
    return int(round_), int(sequence)


def _name_in_list(deelnemer: Deelnemer) -> str:
    organisation = deelnemer.organisation
    return f"{deelnemer}, {organisation}" if organisation else str(deelnemer)


def page_of_obligation(obligation: Obligation) -> str:
    """Where an action, or the overleg itself, is dealt with."""
    return f"{page_of(obligation.subject_id)}#acties"
