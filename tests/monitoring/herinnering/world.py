"""Reminders as rows, where how they came about is not the subject."""

from datetime import timedelta

from monitoring.herinnering.models import Herinnering, Herinneringsbeleid, Mailvoorkeur, Ronde
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.state import Zone


def reminded(obligation: Obligation, person: User) -> Herinnering:
    """Somebody is to be told of it today."""
    today = clock.today()
    ronde, _is_new = Ronde.objects.get_or_create(
        zone=Zone.AMSTERDAM,
        day=today,
        defaults={"since": today - timedelta(days=1), "at": clock.now()},
    )
    return Herinnering.objects.create(
        ronde=ronde,
        obligation=obligation,
        day=today,
        due_on=obligation.due_on,
        recipient_type=User._meta.label_lower,
        recipient_id=person.pk,
        recipient_name=str(person),
    )


def everything_of_reminders(person: User) -> None:
    """A row of each kind, about the first thing that is owed."""
    reminded(Obligation.objects.outstanding()[0], person)
    Herinneringsbeleid.objects.create(kind=ObligationKind.SISA, head=person)
    Mailvoorkeur.objects.create(user=person, in_one_mail=True)
