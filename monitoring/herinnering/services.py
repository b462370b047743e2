"""What people choose themselves, and another try for a reminder that did not arrive."""

from django.db import transaction

from monitoring.herinnering.models import Herinnering, Mailvoorkeur
from regiodeals.accounts.models import User
from regiodeals.audit import services as audit
from regiodeals.common.errors import WrongState
from regiodeals.common.words import dutch
from regiodeals.mail import services as mail
from regiodeals.mail.models import Message, MessageKind
from regiodeals.party.models import Organisation


@transaction.atomic
def choose_one_mail(*, actor: User, in_one_mail: bool) -> Mailvoorkeur:
    """From the next round on: one mail a day, or each reminder apart."""
    row, _is_new = Mailvoorkeur.objects.update_or_create(
        user=actor, defaults={"in_one_mail": in_one_mail}
    )
    audit.record(
        row,
        action="monitoring.mailvoorkeur.choose",
        sentence=f"Herinneringen: {'één mail per dag' if in_one_mail else 'elk apart'}",
        actor=actor,
    )
    return row


@transaction.atomic
def send_again(*, message_id: int, actor: User) -> Message:
    """Try once more, at the address that the record has today.

    Raises WrongState when it has not failed, when it is no reminder, or without an address.
    """
    message = Message.objects.select_for_update().get(pk=message_id)
    if message.kind != MessageKind.HERINNERING:
        raise WrongState(dutch("Dit bericht is geen herinnering."))
    model = User if message.recipient_type == User._meta.label_lower else Organisation
    address = model.objects.values_list("email", flat=True).get(pk=message.recipient_id)
    if not address:
        raise WrongState(
            dutch(
                "Van {wie} is geen e-mailadres bekend. Vraag de beheerder het in te vullen.",
                wie=message.to_name,
            )
        )
    again = mail.send_again(message_id=message.pk, address=address, by=actor)
    if again.pk != message.pk:
        Herinnering.objects.filter(message=message).update(message=again)
    return again
