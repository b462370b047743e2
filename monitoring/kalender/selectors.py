"""What stands in a calendar: what is owed by a day, and the days on which people meet.

The selectors of the rooms below say what a person sees; nothing is seen here that is not seen
there. A line is only a day and a number, so that many can be counted and a few be read.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import reduce
from typing import Any, NamedTuple, TypedDict

from django.db import models
from django.db.models import CharField, Count, Exists, F, OuterRef, Q, QuerySet, Value, Window
from django.db.models.functions import RowNumber

from monitoring.kalender.models import OPEN, Agendalink, hash_of
from monitoring.overleg.models import Deelnemer, Overleg, OverlegStatus
from monitoring.overleg.selectors import overleggen_visible_to
from monitoring.uitwisseling.models import Aanmelding, Uitwisseling, UitwisselingStatus
from monitoring.uitwisseling.models.uitwisseling import AHEAD
from monitoring.uitwisseling.selectors import meetings_visible_to
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.common.words import dutch
from regiodeals.deal.models import Deal
from regiodeals.deal.selectors import is_of_an_island, obligations_seen_by
from regiodeals.obligations.models import (
    ChangeKind,
    Obligation,
    ObligationChange,
    ObligationQuerySet,
)
from regiodeals.obligations.selectors import is_owed_by
from regiodeals.obligations.state import State, is_in_state
from regiodeals.party.selectors import organisation_ids_of

# The kinds of lines; on one day people meet first.
MEETING, EXCHANGE, TERM = "overleg", "uitwisseling", "termijn"
# As a filter, beside the kinds of what is owed.
MEETING_KIND, EXCHANGE_KIND = "afspraak", "uitwisseling"
TO_COME = (OverlegStatus.GEPLAND, OverlegStatus.UITGENODIGD)


class Whose(models.TextChoices):
    """Of whom; who is not of the ministry sees what is his, and no more."""

    MINE = "mijn", dutch("Van mij")
    ALL = "alles", dutch("Alles wat ik mag zien")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines: of these days, and by the filters of the page."""

    first: date | None = None
    last: date | None = None
    whose: str = Whose.MINE.value
    kind: str = ""
    text: str = ""
    only_open: bool = False
    # Of what anybody may join, only what the person joined.
    only_joined: bool = False
    # What lapsed is left out, except since this moment.
    lapsed_since: datetime | None = None


class Line(TypedDict):
    """A day, and by its number what stands on it."""

    day: date
    what: str
    number: int


class _Source(NamedTuple):
    """Where lines come from, the field of their day, and what of one day comes first."""

    what: str
    found: QuerySet[Any]
    day: str
    first: tuple[Any, ...]


def terms_of(user: User, wanted: Wanted) -> ObligationQuerySet:
    """What is owed. Own is what this person must do, and all of the deals he handles."""
    stands = Q(cancelled_at__isnull=True)
    if wanted.lapsed_since is not None:
        stands |= Q(cancelled_at__gte=wanted.lapsed_since)
    found = obligations_seen_by(user).filter(stands)
    if _only_own(user, wanted):
        handled = Q(dossier__in=Deal.objects.filter(accounthouder=user).values("pk"))
        found = found.filter(handled | is_owed_by(user, organisation_ids_of(user)))
    if wanted.text:
        named = Deal.objects.filter(name__icontains=wanted.text).values("pk")
        found = found.filter(Q(title__icontains=wanted.text) | Q(dossier__in=named))
    if wanted.kind:
        found = found.filter(kind=wanted.kind)
    if wanted.only_open:
        found = found.outstanding().exclude(is_in_state(State.PASSED, clock.now()))
    return found.filter(_between("due_on", wanted))


def meetings_of(user: User, wanted: Wanted) -> QuerySet[Overleg]:
    """Overleggen with a day, and whether they are of an island (`on_island`).

    Own are those of the deals he handles, or in which he takes part.
    """
    found = overleggen_visible_to(user).filter(planned_on__isnull=False)
    if _only_own(user, wanted):
        takes_part = Deelnemer.objects.present().filter(user=user).values("overleg")
        found = found.filter(Q(deal__accounthouder=user) | Q(pk__in=takes_part))
    if wanted.text:
        found = found.filter(deal__name__icontains=wanted.text)
    if wanted.only_open:
        found = found.filter(status__in=TO_COME)
    return found.filter(_between("planned_on", wanted)).annotate(on_island=is_of_an_island())


def exchanges_of(user: User, wanted: Wanted) -> QuerySet[Uitwisseling]:
    """Uitwisselingen that were not called off. Own are those he organises or signed up for.

    Joined is who has a place: who waits has nothing in his calendar program yet.
    """
    found = meetings_visible_to(user).exclude(status=UitwisselingStatus.AFGELAST)
    if wanted.only_joined or _only_own(user, wanted):
        present = Aanmelding.objects.present().filter(user=user)
        joined = present.filter(placed_at__isnull=False) if wanted.only_joined else present
        found = found.filter(Q(organised_by=user) | Q(pk__in=joined.values("uitwisseling")))
    if wanted.text:
        found = found.filter(title__icontains=wanted.text)
    if wanted.only_open:
        found = found.filter(status__in=AHEAD)
    return found.filter(_between("planned_on", wanted))


def lines_of(user: User, wanted: Wanted) -> QuerySet[Any, Any]:
    """Every `Line` by day, to count and to page."""
    parts = [
        source.found.order_by().values(
            day=F(source.day), what=Value(source.what, CharField()), number=F("pk")
        )
        for source in _sources(user, wanted)
    ]
    return reduce(lambda one, other: one.union(other, all=True), parts).order_by(
        "day", "what", "number"
    )


def lines_by_day(
    user: User, wanted: Wanted, most: int
) -> tuple[dict[date, int], dict[date, list[Line]]]:
    """How many lines each day has, and the first `most` of them: duties, rights, what was done."""
    numbers: dict[date, int] = {}
    shown: dict[date, list[Line]] = {}
    for source in _sources(user, wanted):
        for row in _first_of_each_day(source, most):
            day, lines = row["day"], shown.setdefault(row["day"], [])
            if row["place"] == 1:
                numbers[day] = numbers.get(day, 0) + row["total"]
            if len(lines) < most:
                lines.append({"day": day, "what": source.what, "number": row["pk"]})
    return numbers, shown


def _first_of_each_day(source: _Source, most: int) -> QuerySet[Any, dict[str, Any]]:
    of_day = F(source.day)
    ranked = source.found.order_by().values(
        "pk",
        day=F(source.day),
        total=Window(Count("pk"), partition_by=of_day),
        place=Window(RowNumber(), partition_by=of_day, order_by=[*source.first, "pk"]),
    )
    return ranked.filter(place__lte=most).order_by("day", "place")


def _sources(user: User, wanted: Wanted) -> list[_Source]:
    begin = (F("begins_at").asc(nulls_last=True),)
    found = []
    if wanted.kind in ("", MEETING_KIND):
        found.append(_Source(MEETING, meetings_of(user, wanted), "planned_on", begin))
    if wanted.kind in ("", EXCHANGE_KIND):
        found.append(_Source(EXCHANGE, exchanges_of(user, wanted), "planned_on", begin))
    if wanted.kind not in (MEETING_KIND, EXCHANGE_KIND):
        done = (F("met_at").asc(nulls_first=True), "is_right")
        found.append(_Source(TERM, terms_of(user, wanted), "due_on", done))
    return found


def _only_own(user: User, wanted: Wanted) -> bool:
    return user.is_ministry and wanted.whose != Whose.ALL


def _between(field: str, wanted: Wanted) -> Q:
    days = {"gte": wanted.first, "lte": wanted.last}
    return Q(**{f"{field}__{end}": day for end, day in days.items() if day is not None})


@dataclass(frozen=True, slots=True)
class Behind:
    """The rows behind lines, by their number, and the names of their deals."""

    terms: Mapping[int, Obligation]
    meetings: Mapping[int, Overleg]
    exchanges: Mapping[int, Uitwisseling]
    deals: Mapping[int | None, str]


def rows_behind(lines: Iterable[Line]) -> Behind:
    """Read what stands on the lines that are shown, in four questions."""
    numbers: dict[str, set[int]] = {TERM: set(), MEETING: set(), EXCHANGE: set()}
    for line in lines:
        numbers[line["what"]].add(line["number"])
    terms = with_facts(Obligation.objects.all()).in_bulk(numbers[TERM])
    meetings = overleggen_behind(numbers[MEETING])
    exchanges = Uitwisseling.objects.in_bulk(numbers[EXCHANGE])
    return Behind(terms, meetings, exchanges, names_of_deals(terms.values()))


def overleggen_behind(numbers: Iterable[int]) -> Mapping[int, Overleg]:
    """With their deal, and whether it is of an island (`on_island`)."""
    found = Overleg.objects.select_related("deal").annotate(on_island=is_of_an_island())
    return found.in_bulk(numbers)


def with_facts(found: ObligationQuerySet) -> ObligationQuerySet:
    """With whether a decision gave more time."""
    extended = ObligationChange.objects.filter(obligation=OuterRef("pk"), kind=ChangeKind.EXTEND)
    return found.annotate(is_extended=Exists(extended))


def names_of_deals(terms: Iterable[Obligation]) -> dict[int | None, str]:
    """The name of each deal in which something of this is owed."""
    dossiers = {owed.dossier for owed in terms if owed.dossier is not None}
    return dict(Deal.objects.filter(pk__in=dossiers).values_list("pk", "name"))


def link_of(user: User) -> Agendalink | None:
    """The address that works for this person now."""
    return Agendalink.objects.filter(OPEN, user=user).first()


def link_with(secret: str) -> Agendalink | None:
    """The link with this secret, as long as it works, with the person whose it is."""
    found = Agendalink.objects.filter(OPEN, link_sha256=hash_of(secret))
    return found.select_related("user").first()
