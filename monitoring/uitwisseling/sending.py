"""What participants are told of an exchange meeting, each with an entry for his own calendar."""

from collections.abc import Iterable, Mapping

from django.urls import reverse

from monitoring.overleg.rendering.when import when_in
from monitoring.uitwisseling.models import Aanmelding, UitwisselingStatus
from monitoring.uitwisseling.policies import has_link
from monitoring.uitwisseling.rendering.calendar import calendar_of
from monitoring.uitwisseling.rendering.page import waiting_place
from monitoring.uitwisseling.selectors import signed_up_of
from regiodeals.accounts.models import User
from regiodeals.mail import services as mail
from regiodeals.mail.models import Language, Message, MessageKind, Method
from regiodeals.mail.rendering import absolute_url, compose
from regiodeals.mail.services import Appointment, Recipient

TEMPLATE = "uitwisseling"
# What happened, which chooses the words; whether the calendar is asked something, and what.
PLACED, MOVED_UP, WAITING, MOVED, SIGNED_OFF, CALLED_OFF = (
    "plaats",
    "doorgeschoven",
    "wachtlijst",
    "verzet",
    "afgemeld",
    "afgelast",
)
METHODS = {
    PLACED: Method.REQUEST,
    MOVED_UP: Method.REQUEST,
    MOVED: Method.REQUEST,
    SIGNED_OFF: Method.CANCEL,
    CALLED_OFF: Method.CANCEL,
}
ENDS = (SIGNED_OFF, CALLED_OFF)


def confirm(row: Aanmelding, *, by: User) -> None:
    """Tell who signed up that he has a place, or his number on the waiting list."""
    tell(row, PLACED if row.placed_at else WAITING, by=by)


def move_up(row: Aanmelding, *, by: User) -> None:
    """Tell somebody of the waiting list that he has a place after all."""
    tell(row, MOVED_UP, by=by)


def sign_off(row: Aanmelding, *, by: User) -> None:
    """Confirm that somebody signed off; what stood in his calendar goes."""
    tell(row, SIGNED_OFF, by=by)


def move(rows: Iterable[Aanmelding], *, was: Mapping[Language, str], reason: str, by: User) -> None:
    """Tell everybody that time or place changed; `was` says when it would be, in each language."""
    for row in rows:
        tell(row, MOVED, by=by, was=was[language_of(row)], reason=reason)


def call_off(rows: Iterable[Aanmelding], *, reason: str, by: User) -> None:
    """Tell everybody that it is off."""
    for row in rows:
        tell(row, CALLED_OFF, by=by, reason=reason)


def tell(row: Aanmelding, act: str, *, by: User, was: str = "", reason: str = "") -> None:
    """One mail to one person; who has no address now is not told, which the page says."""
    if not row.address:
        return
    meeting = row.uitwisseling
    language = language_of(row)
    content = compose(
        TEMPLATE,
        {
            "act": act,
            "meeting": meeting,
            "has_place": row.placed_at is not None,
            "number": waiting_place(signed_up_of(meeting), row),
            "when": when_in(meeting, language),
            "video_url": meeting.video_url if has_link(row) and act not in ENDS else "",
            "was": was,
            "reason": reason,
            "url": absolute_url(page_of(meeting.pk)),
        },
        language=language,
    )
    _replace_earlier(row)
    mail.queue(
        kind=MessageKind.UITWISSELING,
        about=row,
        to=Recipient(row.user, row.name, row.address),
        content=content,
        by=by,
        occasion=f"{act} {row.sequence}",
        appointment=_appointment(row, act, content.text),
    )


def _appointment(row: Aanmelding, act: str, text: str) -> Appointment | None:
    """Who waits has nothing in his calendar yet, so nothing is asked of it."""
    if act not in METHODS or row.placed_at is None:
        return None
    method = METHODS[act]
    calendar = calendar_of(
        row.uitwisseling, row, method, text=text, is_called_off=act == CALLED_OFF
    )
    return Appointment(method, calendar)


def _replace_earlier(row: Aanmelding) -> None:
    """What did not arrive before this says what no longer holds: nobody has to send it again."""
    for message in Message.objects.about(row, MessageKind.UITWISSELING).failed():
        mail.settle(message_id=message.pk, how="Vervangen door een latere mail")


def language_of(row: Aanmelding) -> Language:
    """That of the organisation for which somebody comes."""
    return Language(row.organisation.mail_language) if row.organisation else Language.NL


def page_of(pk: int) -> str:
    """Where all of a meeting stands."""
    return reverse("monitoring:uitwisseling-detail", args=[pk])


def page_of_message(message: Message) -> str:
    """Where mail to a participant that did not arrive is dealt with."""
    row = Aanmelding.objects.only("uitwisseling_id").get(pk=message.about_id)
    return f"{page_of(row.uitwisseling_id)}#deelnemers"


def is_wanted(message: Message) -> bool:
    """What holds until a later mail replaces it; that somebody need not come, always."""
    act, sequence = message.occasion.split()[:2]
    if act in ENDS:
        return True
    row = Aanmelding.objects.select_related("uitwisseling").get(pk=message.about_id)
    is_ahead = row.signed_off_at is None and row.uitwisseling.status == UitwisselingStatus.OPEN
    is_last = int(sequence) == row.sequence
    return is_ahead and is_last and not (act == WAITING and row.placed_at is not None)
