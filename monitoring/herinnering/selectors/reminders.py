"""Which obligations a day may have a reminder of, and the reminders that were planned."""

from datetime import date, timedelta

from django.db.models import F, Max, OuterRef, Q, QuerySet, Subquery

from monitoring.herinnering.models import Herinnering, Herinneringsbeleid, Mailvoorkeur, Ronde
from monitoring.herinnering.models.herinnering import TO_ORDER
from monitoring.herinnering.schedule import FURTHEST
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.deal.models import Deal
from regiodeals.deal.selectors import obligations_seen_by
from regiodeals.mail.models import Message, MessageKind
from regiodeals.obligations.models import Obligation, ObligationChange
from regiodeals.obligations.state import Zone

# A mail is tried for a day at most; what was withdrawn after that is long forgotten.
DAYS_TO_LOOK_BACK = 14
# Reminders of one recipient that come together within this time go in one mail.
MERGING_WINDOW = timedelta(hours=1)
# A free day moves a step by some days more than is written down.
SLACK = timedelta(days=FURTHEST + 10)


def rules() -> dict[str, Herinneringsbeleid]:
    """The policies of the ministry by kind; a kind that is not there has the standard one."""
    rows = Herinneringsbeleid.objects.select_related("head")
    return {row.kind: row for row in rows}


def candidates(found: QuerySet[Obligation], after: date, until: date) -> QuerySet[Obligation]:
    """Outstanding duties with a last day near these days, and since when that day stands.

    Nobody forgets a right that he does not use. An index on the last day serves the range.
    """
    moved = ObligationChange.objects.filter(obligation=OuterRef("pk")).exclude(due_from=F("due_to"))
    last = moved.order_by().values("obligation").annotate(last=Max("at")).values("last")
    return (
        found.filter(met_at__isnull=True, cancelled_at__isnull=True, is_right=False)
        .filter(due_on__gt=after - SLACK, due_on__lte=until + SLACK)
        .annotate(moved_at=Subquery(last))
        .select_related("owner_user")
        .order_by("due_on", "pk")
    )


def last_round(zone: Zone) -> Ronde | None:
    """The last day that was planned in a zone."""
    return Ronde.objects.filter(zone=zone).order_by("-day").first()


def ids_to_order() -> list[list[int]]:
    """Reminders that need a mail now, as the groups that go in one mail; oldest first."""
    now = clock.now()
    since = clock.today() - timedelta(days=DAYS_TO_LOOK_BACK)
    rows = (
        Herinnering.objects.filter(TO_ORDER, ronde__day__gte=since)
        .filter(Q(goes_along=False) | Q(ronde__at__lte=now - MERGING_WINDOW))
        .order_by("pk")
        .values_list("pk", "goes_along", "recipient_type", "recipient_id")
    )
    groups: dict[tuple[object, ...], list[int]] = {}
    for pk, goes_along, kind, recipient in rows:
        key = (kind, recipient) if goes_along else (pk,)
        groups.setdefault(key, []).append(pk)
    return list(groups.values())


def reminders_of_message(message: Message) -> QuerySet[Herinnering]:
    """What stands in one mail, each with its obligation."""
    return Herinnering.objects.filter(message=message).select_related("obligation").order_by("pk")


def reminders_seen_by(user: User) -> QuerySet[Herinnering]:
    """The reminders about what the person sees, the last day first."""
    return (
        Herinnering.objects.filter(obligation__in=obligations_seen_by(user).values("pk"))
        .select_related("obligation", "message")
        .order_by("-day", "-pk")
    )


def failed_for(user: User) -> QuerySet[Message]:
    """Reminders about the deals of this accounthouder that did not arrive."""
    deals = Deal.objects.filter(accounthouder=user)
    failed = Message.objects.failed().filter(kind=MessageKind.HERINNERING)
    return failed.filter(dossier__in=deals.values("pk")).order_by("queued_at", "pk")


def wants_one_mail(user: User) -> bool:
    """Whether the person asked for one mail a day."""
    return Mailvoorkeur.objects.filter(user=user, in_one_mail=True).exists()
