"""The mail that invites somebody; the secret of its link is filled in when it leaves."""

from django.urls import reverse

from regiodeals.common import clock
from regiodeals.common.words import in_english
from regiodeals.mail import services as mail
from regiodeals.mail.models import Language, Message, MessageKind
from regiodeals.mail.rendering import TO_FILL_IN, Content, absolute_url, compose
from regiodeals.mail.services import Recipient
from regiodeals.people.models import Invitation, token_of

TEMPLATE = "uitnodiging"
# Takes the place of the link while the address of the page is looked up.
STAND_IN = "geheim"


def send(row: Invitation) -> None:
    """Order the mail, in the transaction of the invitation."""
    mail.queue(
        kind=MessageKind.UITNODIGING,
        about=row,
        to=Recipient(row, row.address, row.address),
        content=invitation_mail(row),
        by=row.invited_by,
        dossier=row.deal_id,
    )


def invitation_mail(row: Invitation) -> Content:
    """What it says: who asks, for which deal and role, and until when the link works."""
    language = Language(row.organisation.mail_language)
    link = reverse("regiodeals:invitation-open", args=[STAND_IN]).replace(STAND_IN, TO_FILL_IN)
    role = row.get_role_display()
    context = {
        "deal": row.deal.full_name,
        "inviter": str(row.invited_by),
        "role": in_english(role) if language == Language.EN else str.__str__(role),
        "organisation": row.organisation.name,
        "last_day": row.last_day,
        "valid_until": row.valid_until,
        "url": absolute_url(link),
    }
    return compose(TEMPLATE, context, language=language)


def secret_of(message: Message) -> str:
    """The secret part of the link, made anew from what the invitation keeps."""
    return token_of(_row(message).nonce)


def is_wanted(message: Message) -> bool:
    """Nobody is invited twice, or after the invitation was revoked."""
    return _row(message).is_usable(clock.now())


def page_of_message(message: Message) -> str:
    """Where a mail that did not arrive leads."""
    return reverse("regiodeals:deal-people", args=[_row(message).deal_id])


def _row(message: Message) -> Invitation:
    return Invitation.objects.get(pk=message.about_id)
