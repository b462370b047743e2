"""What happened in a deal, to look something up in: by person, by subject and by day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Max, Q, QuerySet

from regiodeals.accounts.models import User
from regiodeals.audit.models import AuditEntry
from regiodeals.audit.selectors import entries_of_dossier
from regiodeals.common import clock
from regiodeals.deal.models import Deal

# What the system does, it does without a person.
BY_THE_SYSTEM = "systeem"


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody looks for: `who` is the number of a person or BY_THE_SYSTEM, `about` a kind of
    object; both ends of the period count, and what is empty filters nothing.
    """

    who: str = ""
    about: str = ""
    first: date | None = None
    last: date | None = None


def history_of(user: User, deal: Deal) -> QuerySet[AuditEntry]:
    """The trail of a deal that the person sees, newest first; inside the ministry only."""
    return entries_of_dossier(deal.pk) if user.is_ministry else AuditEntry.objects.none()


def only(entries: QuerySet[AuditEntry], asked: Asked) -> QuerySet[AuditEntry]:
    """Those lines that were asked for; a day is one in the Netherlands."""
    wanted = Q()
    if asked.who:
        by_system = asked.who == BY_THE_SYSTEM
        wanted &= Q(actor__isnull=True) if by_system else Q(actor=int(asked.who))
    if asked.about:
        wanted &= Q(object_type=asked.about)
    if asked.first:
        wanted &= Q(at__gte=_begin_of(asked.first))
    if asked.last:
        wanted &= Q(at__lt=_begin_of(asked.last + timedelta(days=1)))
    return entries.filter(wanted)


def _begin_of(day: date) -> datetime:
    return datetime.combine(day, time.min, clock.AMSTERDAM)


def acted_on(entries: QuerySet[AuditEntry]) -> Iterable[tuple[int | None, str, str]]:
    """Who did something to which kind of object, each once, by the last time: the number of the
    person (None for the system), the name, and the kind.
    """
    found = entries.order_by().values("actor", "actor_name", "object_type")
    rows = found.annotate(last=Max("at")).order_by("last")
    return list(rows.values_list("actor", "actor_name", "object_type"))


def newer_than(entries: QuerySet[AuditEntry], number: int) -> int | None:
    """How many lines stand above the one with this number; None when it is not among them."""
    line = entries.filter(pk=number).first()
    if line is None:
        return None
    return entries.filter(Q(at__gt=line.at) | Q(at=line.at, pk__gt=line.pk)).count()
