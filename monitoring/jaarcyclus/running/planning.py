"""Lay down what each year asks: its cycle, and the last days of its rapportage and overleg.

Doing it twice does nothing. What somebody decided about one obligation stays as he decided.
"""

import logging
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.db.models import Exists, OuterRef

from monitoring.jaarcyclus.models import Jaarcyclus
from monitoring.jaarcyclus.running.following import HELD, follow
from monitoring.jaarcyclus.schedule import (
    KINDS,
    cycle_years,
    last_day_of,
    owed_years,
    period_of,
)
from monitoring.jaarcyclus.selectors import Holding, holding_for_deals
from monitoring.overleg.models import Overleg
from monitoring.overleg.services import plan_overleg
from monitoring.rapportage.conditions import REPORTING, is_reporting
from monitoring.rapportage.models import Indiening
from regiodeals.accounts.models import Role, User
from regiodeals.audit import services as audit
from regiodeals.common import clock
from regiodeals.common.errors import WrongState
from regiodeals.deal.models import Deal
from regiodeals.deal.selectors import clock_of_kassier, kassier_of
from regiodeals.obligations import services as obligations
from regiodeals.obligations import titles
from regiodeals.obligations.models import (
    ChangeKind,
    Obligation,
    ObligationChange,
    ObligationKind,
)
from regiodeals.obligations.owner import Owner
from regiodeals.obligations.selectors import obligations_about
from regiodeals.obligations.state import State

logger = logging.getLogger(__name__)

# So many deals are read together.
AT_ONCE = 500
OTHERWISE = "Het rooster of het convenant noemt een andere dag."
DECIDED = (ChangeKind.EXTEND, ChangeKind.CORRECT)
TITLES = {
    ObligationKind.RAPPORTAGE: titles.REPORT,
    ObligationKind.OVERLEG: titles.MEET,
}


@dataclass(slots=True)
class Outcome:
    """What became of the days: laid down, moved, or left on the day before.

    `left` because the new day has passed, `dayless` because no day holds any more.
    """

    made: int = 0
    moved: int = 0
    left: int = 0
    dayless: int = 0

    def add(self, other: "Outcome") -> None:
        """Count what another deal did along."""
        self.made += other.made
        self.moved += other.moved
        self.left += other.left
        self.dayless += other.dayless


@dataclass(frozen=True, slots=True)
class Known:
    """What there is of a deal already: its years, the day that holds, and what it owes."""

    years: set[int]
    holding: dict[ObligationKind, Holding]
    owed: dict[tuple[str, str], Obligation]


@dataclass(frozen=True, slots=True)
class Slot:
    """What one year asks of one kind, where that is not as it should be; None: no day holds."""

    kind: ObligationKind
    year: int
    day: date | None
    owed: Obligation | None


def plan_all() -> Outcome:
    """The daily round over every deal that reports; a day that was missed is caught up.

    Many deals are looked at together, and only those of which something is to be done are locked.
    """
    outcome = Outcome()
    deals = Deal.objects.filter(status__in=REPORTING, granted_on__isnull=False)
    numbers = list(deals.order_by("pk").values_list("pk", flat=True))
    for begin in range(0, len(numbers), AT_ONCE):
        read = deals.filter(pk__in=numbers[begin : begin + AT_ONCE]).select_related("tranche")
        some = list(read.order_by("pk"))
        known = known_of(some)
        for deal in some:
            try:
                if _waits(deal, known[deal.pk]):
                    outcome.add(_plan_locked(deal.pk))
            # One deal that cannot be planned keeps no other from its days; tomorrow it is tried
            # again.
            except Exception:
                logger.exception("the years of deal %s could not be planned", deal.pk)
    return outcome


@transaction.atomic
def _plan_locked(deal_id: int) -> Outcome:
    rows = Deal.objects.select_for_update(of=("self",)).select_related("tranche")
    return plan_deal(rows.get(pk=deal_id), actor=None)


def plan_deal(deal: Deal, *, actor: User | None, reason: str = OTHERWISE) -> Outcome:
    """Open the years that have begun, and lay down the days to come; the deal is locked."""
    outcome = Outcome()
    if deal.granted_on is None or not is_reporting(deal):
        return outcome
    known = known_of([deal])[deal.pk]
    _open_years(deal, _new_years(deal, known), actor)
    for slot in _slots(deal, known):
        if slot.day is None:
            outcome.dayless += 1
        elif slot.owed is not None:
            _move(slot.owed, slot.day, reason, actor, outcome)
        elif not _is_done(deal, slot.kind, slot.year):
            holding = known.holding[slot.kind]
            outcome.made += _impose(deal, slot.kind, slot.year, slot.day, holding, actor)
    return outcome


def known_of(deals: Collection[Deal]) -> dict[int, Known]:
    """The same for many deals, in three questions."""
    holding = holding_for_deals(deals)
    found = {deal.pk: Known(set(), holding[deal.pk], {}) for deal in deals}
    for deal_id, year in Jaarcyclus.objects.filter(deal__in=found).values_list("deal_id", "year"):
        found[deal_id].years.add(year)
    decided = ObligationChange.objects.filter(obligation=OuterRef("pk"), kind__in=DECIDED)
    rows = obligations_about(deals, KINDS).annotate(is_decided=Exists(decided))
    for row in rows.order_by("pk"):
        found[row.subject_id].owed[row.kind, row.period] = row
    return found


def _waits(deal: Deal, known: Known) -> bool:
    """Whether planning it would change anything."""
    return bool(_new_years(deal, known)) or any(
        slot.day is not None and (slot.owed is None or not _has_passed(slot.owed, slot.day))
        for slot in _slots(deal, known)
    )


def _new_years(deal: Deal, known: Known) -> list[int]:
    """The years that have begun and were not opened."""
    if deal.granted_on is None:
        return []
    years = cycle_years(deal.granted_on, deal.ends_on, clock.today())
    return [year for year in years if year not in known.years]


def _slots(deal: Deal, known: Known) -> Iterator[Slot]:
    """Where a day is to be laid down, or another day holds than the one that is owed."""
    today = clock.today()
    if deal.granted_on is None:
        return
    for year in owed_years(deal.granted_on, deal.ends_on, today):
        for kind in KINDS:
            day = last_day_of(kind, known.holding[kind].before, year)
            if day is not None and deal.ends_on is not None and day > deal.ends_on:
                day = None
            owed = known.owed.get((kind, period_of(kind, year)))
            if owed is None:
                if day is not None and day >= today:
                    yield Slot(kind, year, day, None)
            elif day != owed.due_on and _may_move(owed):
                yield Slot(kind, year, day, owed)


def _may_move(owed: Obligation) -> bool:
    """Only what is open and not due yet; what was extended by decision stays."""
    is_decided = owed.is_decided  # type: ignore[attr-defined]
    return not is_decided and owed.state is State.OPEN


def _has_passed(owed: Obligation, day: date) -> bool:
    return day < owed.legal_day_at(clock.now())


def _open_years(deal: Deal, years: Iterable[int], actor: User | None) -> None:
    for year in years:
        cyclus = Jaarcyclus.objects.create(deal=deal, year=year, opened_on=clock.today())
        audit.record(
            cyclus,
            action="monitoring.jaarcyclus.open",
            sentence=f"Jaar {year} begonnen: rapportage over {year - 1} gevraagd",
            actor=actor,
            state_after=cyclus.status,
        )
        plan_overleg(deal, year, actor)
        follow(deal.pk, year, just_now=False)


def _move(owed: Obligation, day: date, reason: str, actor: User | None, outcome: Outcome) -> None:
    if _has_passed(owed, day):
        outcome.left += 1
        return
    try:
        obligations.reschedule(obligation_id=owed.pk, due_on=day, reason=reason, actor=actor)
    except WrongState:
        # Met or cancelled since it was read: then it is closed, and stays.
        return
    outcome.moved += 1


def _is_done(deal: Deal, kind: ObligationKind, year: int) -> bool:
    """Handed in or held before its day was known."""
    if kind is ObligationKind.RAPPORTAGE:
        found = Indiening.objects.filter(rapportage__deal=deal, rapportage__year=year - 1)
        return found.exists()
    return Overleg.objects.filter(deal=deal, year=year, status__in=HELD).exists()


def _impose(
    deal: Deal,
    kind: ObligationKind,
    year: int,
    day: date,
    holding: Holding,
    actor: User | None,
) -> bool:
    """False while nobody is there to owe it."""
    owner = _owner(deal, kind)
    if owner is None:
        return False
    zone, _place = clock_of_kassier(deal)
    period = period_of(kind, year)
    obligations.impose(
        kind=kind,
        subject=deal,
        title=TITLES[kind].format(jaar=period),
        due_on=day,
        zone=zone if kind is ObligationKind.RAPPORTAGE else clock.AMSTERDAM,
        source=titles.EACH_YEAR.format(dag=holding.before, bron=holding.origin),
        owner=owner,
        dossier=deal.pk,
        period=period,
        actor=actor,
    )
    return True


def _owner(deal: Deal, kind: ObligationKind) -> Owner | None:
    """The kassier hands in; the accounthouder holds the meeting."""
    if kind is ObligationKind.OVERLEG:
        person = deal.accounthouder
        return Owner(user=person) if person is not None else Owner(role=Role.BEHANDELAAR)
    kassier = kassier_of(deal)
    return Owner(organisation=kassier) if kassier is not None else None
