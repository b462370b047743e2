"""From a reminder that was planned to a mail that was ordered, and again when it was withdrawn."""

from django.db import transaction

from monitoring.herinnering import sending
from monitoring.herinnering.models import Herinnering
from monitoring.herinnering.models.herinnering import TO_ORDER
from monitoring.herinnering.selectors import ids_to_order, still_right
from regiodeals.accounts.elsewhere import language_elsewhere
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.mail import services as mail
from regiodeals.mail.models import Language, Message, MessageKind
from regiodeals.mail.services import Recipient
from regiodeals.mail.wording.in_force import Wordings, wordings_today
from regiodeals.party.models import Organisation


def order_reminders() -> int:
    """Order the mail of every reminder that waits; the number of mails. May run at any time."""
    wordings = wordings_today()
    return sum(order_mail(ids, wordings) is not None for ids in ids_to_order())


@transaction.atomic
def order_mail(ids: list[int], wordings: Wordings | None = None) -> Message | None:
    """One mail to one recipient about these reminders; None when none of them is needed any more.

    A round asks for the wordings once and hands them over.

    Two sweeps at once order one mail: who comes second finds the rows locked and leaves them.
    """
    locked = Herinnering.objects.select_for_update(of=("self",), skip_locked=True)
    rows = list(locked.filter(TO_ORDER, pk__in=ids).order_by("pk").select_related("obligation"))
    recipient, language = _recipient(rows[0]) if rows else (None, Language.NL)
    wanted = still_right(rows) if recipient is not None else []
    _drop([row for row in rows if row not in wanted])
    if recipient is None or not wanted:
        return None
    first = wanted[0]
    message = mail.queue(
        kind=MessageKind.HERINNERING,
        about=first,
        to=recipient,
        content=sending.content_of(wanted, Language(language), wordings),
        by=None,
        occasion=_occasion(first),
        dossier=first.dossier_id,
    )
    Herinnering.objects.filter(pk__in=[row.pk for row in wanted]).update(message=message)
    return message


def _occasion(row: Herinnering) -> str:
    """Which mail about it this is: a mail that was withdrawn is followed by another."""
    earlier = Message.objects.about(row, MessageKind.HERINNERING).count()
    return f"keer {earlier + 1}" if earlier else ""


def _drop(rows: list[Herinnering]) -> None:
    Herinnering.objects.filter(pk__in=[row.pk for row in rows]).update(dropped_at=clock.now())


def _recipient(row: Herinnering) -> tuple[Recipient | None, str]:
    """Who gets it with the address of today, and the language; None when there is none any more."""
    if row.recipient_type == User._meta.label_lower:
        person = User.objects.filter(pk=row.recipient_id, is_active=True).first()
        if person is None or not person.email:
            return None, Language.NL
        return Recipient(person, str(person), person.email), _language_of_person(row, person)
    organisation = Organisation.objects.get(pk=row.recipient_id)
    if not organisation.email:
        return None, Language.NL
    return Recipient(organisation, organisation.name, organisation.email), _language(organisation)


def _language_of_person(row: Herinnering, person: User) -> str:
    """That of the organisation that owes it; an action of a person has none, then his own ones."""
    owed = row.obligation
    if owed.owner_user_id is not None:
        return language_elsewhere(person) or Language.NL
    return _language(owed.owner_organisation)


def _language(organisation: Organisation | None) -> str:
    return organisation.mail_language if organisation is not None else Language.NL
