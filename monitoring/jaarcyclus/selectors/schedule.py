"""Which day holds: that of the deal, else that of its convenant, else that of its tranche."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from monitoring.jaarcyclus.models import Roosterregel
from monitoring.jaarcyclus.schedule import KINDS
from regiodeals.accounts.models import User
from regiodeals.common.words import dutch
from regiodeals.deal.models import Deal
from regiodeals.deal.selectors import in_visible_deal
from regiodeals.obligations.models import ObligationKind
from regiodeals.tranche.models import Tranche


@dataclass(frozen=True, slots=True)
class Holding:
    """The day that holds, what says so, and the line of the schedule when it is one."""

    before: str
    origin: str
    line: Roosterregel | None = None

    @property
    def number(self) -> int:
        """Of that line; what a form hands back, so that nobody changes what he did not see."""
        return self.line.number if self.line else 0


def holding_for_deals(deals: Collection[Deal]) -> dict[int, dict[ObligationKind, Holding]]:
    """Per deal and kind what holds now, in one question."""
    tranches = {deal.tranche_id for deal in deals}
    last = _last_lines(Q(deal__in=[deal.pk for deal in deals]) | Q(tranche__in=tranches))
    return {deal.pk: {kind: _holding(deal, kind, last) for kind in KINDS} for deal in deals}


def _last_lines(which: Q) -> dict[tuple[int | None, int | None, str], Roosterregel]:
    rows = Roosterregel.objects.filter(which).select_related("by").order_by("pk")
    return {(row.tranche_id, row.deal_id, row.kind): row for row in rows}


def _holding(
    deal: Deal,
    kind: ObligationKind,
    last: dict[tuple[int | None, int | None, str], Roosterregel],
) -> Holding:
    own = last.get((None, deal.pk, kind.value))
    if own is not None and own.before:
        return Holding(own.before, dutch("deze deal"), own)
    if kind is ObligationKind.RAPPORTAGE and deal.progress_due:
        return Holding(deal.progress_due, dutch("het convenant"), own)
    line = last.get((deal.tranche_id, None, kind.value))
    if line is not None:
        return Holding(line.before, str(deal.tranche), own)
    return Holding("", "", own)


def lines_of(
    *, tranche: Tranche | None = None, deal: Deal | None = None, kind: ObligationKind
) -> QuerySet[Roosterregel]:
    """The lines of one tranche or one deal, the last first."""
    found = Roosterregel.objects.filter(tranche=tranche, deal=deal, kind=kind)
    return found.select_related("by").order_by("-number")


def holding_for_tranche(tranche: Tranche, kind: ObligationKind) -> Holding:
    """What holds in a tranche."""
    line = lines_of(tranche=tranche, kind=kind).first()
    return Holding(line.before, str(tranche), line) if line else Holding("", "")


def own_days(user: User) -> list[Roosterregel]:
    """Of the deals that the person sees, the day that is its own now."""
    rows = Roosterregel.objects.filter(in_visible_deal(user, "deal"), deal__isnull=False)
    last = {
        (row.deal_id, row.kind): row for row in rows.select_related("deal", "by").order_by("pk")
    }
    return [row for row in last.values() if row.before]


def tranches_with_schedule() -> list[tuple[Tranche, dict[ObligationKind, Roosterregel | None]]]:
    """Every tranche with what holds in it, the last one first."""
    last = _last_lines(Q(tranche__isnull=False))
    return [
        (row, {kind: last.get((row.pk, None, kind.value)) for kind in KINDS})
        for row in Tranche.objects.order_by("-number")
    ]
