"""Numbers and amounts of a board, added up by the database: one row per group of deals."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, OuterRef, Q, QuerySet, Sum

from regiodeals.deal.models import Deal, DealParty, DealStatus
from regiodeals.deal.selectors import OF_THE_REGION
from regiodeals.party.models import Area

UNKNOWN_AREA = "onbekend"
STARTING = frozenset({DealStatus.GESELECTEERD, DealStatus.IN_VOORBEREIDING})


@dataclass(frozen=True, slots=True)
class DealSum:
    """A number of deals with their rijksbijdrage together, in euro cents."""

    count: int = 0
    cents: int = 0

    def __add__(self, other: "DealSum") -> "DealSum":
        return DealSum(self.count + other.count, self.cents + other.cents)


@dataclass(frozen=True, slots=True)
class Group:
    """Deals that are alike in what a board adds up; `areas` are those of their regional parties."""

    status: str
    concluded_on: date | None
    is_granted: bool
    areas: frozenset[str]
    sum: DealSum

    @property
    def stage(self) -> str:
        """How far their grant is."""
        if self.is_granted:
            return "granted"
        if self.status == DealStatus.GESLOTEN:
            return "preparing"
        return "starting" if self.status in STARTING else "outside"

    def is_in(self, area: str) -> bool:
        """Whether they lie in the area, or of which the area is not known."""
        return area in self.areas if area != UNKNOWN_AREA else not self.areas


@dataclass(frozen=True, slots=True)
class TrancheTotals:
    """The deals of a board by how far their grant is; `outside` takes nothing of the ceiling."""

    granted: DealSum = DealSum()
    preparing: DealSum = DealSum()
    starting: DealSum = DealSum()
    outside: DealSum = DealSum()

    @property
    def counted(self) -> DealSum:
        """What takes its part of the ceiling."""
        return self.granted + self.preparing + self.starting

    @property
    def all(self) -> DealSum:
        """Every row of the board."""
        return self.counted + self.outside


@dataclass(frozen=True, slots=True)
class BoardSummary:
    """What a board says above and below its rows."""

    totals: TrancheTotals
    # The days of conclusion of the deals that wait for their beschikking.
    waiting: frozenset[date]


@dataclass(frozen=True, slots=True)
class AreaSums:
    """The deals per area. A deal counts in each of its areas, so these do not add up to `all`."""

    by_area: dict[str, DealSum]
    unknown: DealSum
    in_more: int
    all: DealSum


def areas_of_deal() -> ArraySubquery:
    """The areas of the parties that sign or receive for the region, each once."""
    return ArraySubquery(_known_areas().order_by("organisation__area").distinct())


def _known_areas() -> QuerySet[DealParty, str]:
    parties = DealParty.objects.filter(deal=OuterRef("pk"), role__in=OF_THE_REGION)
    known = parties.exclude(organisation__area="")
    return known.order_by().values_list("organisation__area", flat=True)


def groups_of(deals: QuerySet[Deal]) -> list[Group]:
    """The groups of a board, in one question.

    The areas are read as they come: to sort them and to leave out the double ones for each of
    thousands of deals takes longer than a few more groups that are alike.
    """
    found = (
        deals.order_by()
        .annotate(areas=ArraySubquery(_known_areas()))
        .values("status", "concluded_on", "areas", is_granted=Q(granted_on__isnull=False))
        .annotate(count=Count("pk"), cents=Sum("rijksbijdrage_cents"))
    )
    return [_group(row) for row in found]


def _group(row: Mapping[str, Any]) -> Group:
    return Group(
        status=row["status"],
        concluded_on=row["concluded_on"],
        is_granted=row["is_granted"],
        areas=frozenset(row["areas"]),
        sum=DealSum(row["count"], row["cents"]),
    )


def summary_of(groups: Iterable[Group]) -> BoardSummary:
    """Totals by how far the grant is, and since when deals wait for it."""
    sums = dict.fromkeys(("granted", "preparing", "starting", "outside"), DealSum())
    waiting: set[date] = set()
    for group in groups:
        sums[group.stage] += group.sum
        if group.stage == "preparing" and group.concluded_on:
            waiting.add(group.concluded_on)
    return BoardSummary(TrancheTotals(**sums), frozenset(waiting))


def sums_by_area(groups: list[Group]) -> AreaSums:
    """The same groups by where they lie."""
    return AreaSums(
        by_area={area: _together(groups, _lies_in(area)) for area in Area.values},
        unknown=_together(groups, _lies_in(UNKNOWN_AREA)),
        in_more=_together(groups, lambda group: len(group.areas) > 1).count,
        all=_together(groups, lambda _group: True),
    )


def _lies_in(area: str) -> Callable[[Group], bool]:
    return lambda group: group.is_in(area)


def _together(groups: Iterable[Group], holds: Callable[[Group], bool]) -> DealSum:
    sums: Iterator[DealSum] = (group.sum for group in groups if holds(group))
    return sum(sums, start=DealSum())
