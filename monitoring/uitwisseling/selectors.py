"""Questions about exchange meetings, always asked by somebody."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import reduce
from operator import or_
from zoneinfo import ZoneInfo

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from monitoring.bijlage.models import GivenFileQuerySet
from monitoring.les.models import Les
from monitoring.les.selectors import lessons_matching
from monitoring.uitwisseling.models import (
    Aanmelding,
    AanmeldingQuerySet,
    Materiaal,
    Uitwisseling,
    UitwisselingStatus,
    ahead_first,
)
from monitoring.uitwisseling.policies import may_add_material
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.deal.models import DealRole
from regiodeals.mail.models import Message, MessageKind
from regiodeals.obligations.state import Zone
from regiodeals.party.models import Membership, Organisation

# So many are offered to link, the last shared first.
MOST_LESSONS = 100


def meetings_visible_to(user: User) -> QuerySet[Uitwisseling]:
    """Of the ministry that organises all; for everybody else what was opened."""
    found = Uitwisseling.objects.all()
    return found if user.is_ministry else found.exclude(opened_at__isnull=True)


def meetings_matching(user: User, *, text: str = "", theme: str = "") -> QuerySet[Uitwisseling]:
    """The same by words of the title and by theme, what is to come first; with the numbers.

    `taken` and `waiting` count people; `is_mine` says whether the person signed up.
    """
    found = meetings_visible_to(user)
    if text:
        found = found.filter(title__icontains=text)
    if theme:
        found = found.filter(themes__contains=[theme])
    return with_numbers(found, user).order_by(ahead_first(), "planned_on", "pk")


def with_numbers(found: QuerySet[Uitwisseling], user: User) -> QuerySet[Uitwisseling]:
    """With how many have a place and how many wait, in the same question."""
    present = Aanmelding.objects.present().filter(uitwisseling=OuterRef("pk"))
    return found.annotate(
        taken=_count(present.filter(placed_at__isnull=False)),
        waiting=_count(present.filter(placed_at__isnull=True)),
        is_mine=Exists(present.filter(user=user)),
    )


def _count(rows: AanmeldingQuerySet) -> Coalesce:
    counted = rows.order_by().values("uitwisseling").annotate(number=Count("pk"))
    return Coalesce(Subquery(counted.values("number")), 0)


def signed_up_of(meeting: Uitwisseling) -> list[Aanmelding]:
    """Who signed up and did not sign off: first who has a place, then the waiting list."""
    rows = meeting.aanmeldingen.present().select_related("user", "organisation")
    return sorted(rows.order_by("pk"), key=lambda row: row.placed_at is None)


def sign_ups_seen_by(user: User) -> QuerySet[Aanmelding]:
    """The person's own; for the ministry all."""
    rows = Aanmelding.objects.select_related("user", "uitwisseling")
    return rows if user.is_ministry else rows.filter(user=user)


def organisation_of(user: User) -> Organisation | None:
    """For whom somebody comes: an own organisation, else that of a role in a deal; None: nobody's.

    The granting ministry is no organisation of its people.
    """
    today = clock.today()
    own = Membership.objects.valid_on(today).filter(user=user).order_by("pk")
    given = DealRole.objects.valid_on(today).filter(user=user).order_by("pk")
    row = own.select_related("organisation").first() or (
        given.select_related("organisation").first()
    )
    return row.organisation if row else None


@dataclass(frozen=True, slots=True)
class Reach:
    """The last mail to somebody about a meeting, and the one that did not arrive."""

    last: Message | None = None
    failed: Message | None = None


def reach_of(rows: Collection[Aanmelding]) -> dict[int, Reach]:
    """How each of them was reached, in one question."""
    found: dict[int, Reach] = {row.pk: Reach() for row in rows}
    messages = Message.objects.filter(
        kind=MessageKind.UITWISSELING, about_type=Aanmelding._meta.label_lower, about_id__in=found
    )
    for message in messages.order_by("pk"):
        earlier = found[message.about_id]
        found[message.about_id] = Reach(message, message if message.is_failed else earlier.failed)
    return found


def to_finish_by(user: User) -> QuerySet[Uitwisseling]:
    """What the person organised whose day has come, and of which something is still missing.

    Either that it was held, or who was there.
    """
    unknown = Aanmelding.objects.with_place().filter(
        uitwisseling=OuterRef("pk"), attended__isnull=True
    )
    # A day has come where the meeting is held.
    has_come = reduce(
        or_, (Q(zone=zone, planned_on__lte=clock.today(ZoneInfo(zone))) for zone in Zone)
    )
    is_open = Q(has_come, status=UitwisselingStatus.OPEN)
    is_held = Q(Exists(unknown), status=UitwisselingStatus.GEHOUDEN)
    found = Uitwisseling.objects.filter(is_open | is_held, organised_by=user)
    return found.order_by("planned_on", "pk")


def material_seen_by(user: User) -> GivenFileQuerySet:
    """Files of the meetings that the person sees, those that were taken away too."""
    rows = Materiaal.objects.filter(uitwisseling__in=meetings_visible_to(user).values("pk"))
    return rows.select_related("document", "added_by").order_by("pk")


def material_of(user: User, meeting: Uitwisseling) -> list[Materiaal]:
    """The files of a meeting; one in quarantine or with a virus only for who can take it away."""
    rows = material_seen_by(user).present().filter(uitwisseling=meeting)
    sees_all = may_add_material(meeting, user)
    return [row for row in rows if sees_all or row.is_clean]


def ids_in_quarantine() -> list[int]:
    """What a worker must have scanned; oldest first."""
    waiting = Materiaal.objects.present().in_quarantine()
    return list(waiting.order_by("pk").values_list("pk", flat=True))


def lessons_of(user: User, meeting: Uitwisseling) -> list[Les]:
    """The lessons of a meeting that the person may read: what was withdrawn, is gone here too."""
    return list(lessons_matching(user).filter(uitwisselingen=meeting))


def lessons_for(user: User, meeting: Uitwisseling) -> list[Les]:
    """The lessons that can be linked: shared, about one of its themes, and not linked yet."""
    found = lessons_matching(user).filter(themes__overlap=meeting.themes)
    return list(found.exclude(uitwisselingen=meeting)[:MOST_LESSONS])
