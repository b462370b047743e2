"""Which messages somebody sees."""

from django.conf import settings
from django.db.models import Q, QuerySet

from regiodeals.accounts.models import User
from regiodeals.mail.models import Message
from regiodeals.mail.phases import CONDITIONS, Phase
from regiodeals.mail.selectors import is_held

__all__ = ["is_held", "kept_inside", "messages_matching", "messages_seen_by"]


def messages_seen_by(user: User) -> QuerySet[Message]:
    """All of them for the ministry, the latest first; nobody else reads another's mail."""
    rows = Message.objects.order_by("-queued_at", "-pk")
    return rows if user.is_ministry else rows.none()


def messages_matching(
    user: User, *, text: str = "", phase: str = "", kind: str = ""
) -> QuerySet[Message]:
    """Of one phase and kind, with a name, an address or a subject that holds the text."""
    rows = messages_seen_by(user)
    if text:
        rows = rows.filter(
            Q(to_name__icontains=text)
            | Q(to_address__icontains=text)
            | Q(subject_line__icontains=text)
        )
    if phase:
        rows = rows.filter(CONDITIONS[Phase(phase)])
    return rows.filter(kind=kind) if kind else rows


def kept_inside() -> bool:
    """Whether mail is kept on this machine instead of sent, by setting."""
    return bool(settings.MAIL_SANDBOX)
