"""Which obligations a day may have a reminder of, and the reminders that were planned."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import F, Max, OuterRef, Q, QuerySet, Subquery

from monitoring.herinnering.models import Herinnering, Herinneringsbeleid, Mailvoorkeur, Ronde
from monitoring.herinnering.models.herinnering import TO_ORDER
from monitoring.herinnering.schedule import Rule, due_days
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.deal.models import Deal
from regiodeals.deal.selectors import obligations_seen_by, with_deal_name
from regiodeals.mail.models import Message, MessageKind
from regiodeals.obligations.models import ObligationChange, ObligationQuerySet
from regiodeals.obligations.state import Zone

# A mail is tried for a day at most; what was withdrawn after that is long forgotten.
DAYS_TO_LOOK_BACK = 14
# Reminders of one recipient that come together within this time go in one mail.
MERGING_WINDOW = timedelta(hours=1)
STANDARD = Rule()


@dataclass(frozen=True)
class Policies:
    """The rule and the head of each kind; a kind without a policy has the standard rule."""

    by_kind: Mapping[str, tuple[Rule, User | None]]

    def of(self, kind: str) -> tuple[Rule, User | None]:
        """The rule of a kind, and who stands above; None: unknown."""
        return self.by_kind.get(kind, (STANDARD, None))

    @property
    def rules(self) -> set[Rule]:
        """Every rule that holds for some kind."""
        return {STANDARD, *(rule for rule, _head in self.by_kind.values())}


def policies() -> Policies:
    """The policies of the ministry as they stand now."""
    rows = Herinneringsbeleid.objects.select_related("head")
    return Policies({row.kind: (row.rule, row.head) for row in rows})


def candidates(
    found: ObligationQuerySet, rules: Collection[Rule], after: date, until: date
) -> ObligationQuerySet:
    """Outstanding duties of which a step falls in these days, and since when their day stands.

    Nobody forgets a right that he does not use. The last days are named one by one, so that the
    index on them serves, however many others are outstanding.
    """
    moved = ObligationChange.objects.filter(obligation=OuterRef("pk")).exclude(due_from=F("due_to"))
    last = moved.order_by().values("obligation").annotate(last=Max("at")).values("last")
    return (
        found.outstanding()
        .filter(is_right=False, due_on__in=sorted(due_days(rules, after, until)))
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
    """The reminders about what the person sees, the last day first; each with `deal_name`."""
    seen = Herinnering.objects.filter(obligation__in=obligations_seen_by(user).values("pk"))
    named = with_deal_name(seen, dossier="obligation__dossier")
    return named.select_related("obligation", "message").order_by("-day", "-pk")


def failed_for(user: User) -> QuerySet[Message]:
    """Reminders about the deals of this accounthouder that did not arrive."""
    deals = Deal.objects.filter(accounthouder=user)
    failed = Message.objects.failed().filter(kind=MessageKind.HERINNERING)
    return failed.filter(dossier__in=deals.values("pk")).order_by("queued_at", "pk")


def wants_one_mail(user: User) -> bool:
    """Whether the person asked for one mail a day."""
    return Mailvoorkeur.objects.filter(user=user, in_one_mail=True).exists()
