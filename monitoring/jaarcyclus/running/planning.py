"""Lay down what each year asks: its cycle, and the last days of its rapportage and overleg.

Doing it twice does nothing. What somebody decided about one obligation stays as he decided.
"""

import logging
from collections.abc import Iterator
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
from regiodeals.deal.models import Deal, DealParty, PartyRole
from regiodeals.deal.selectors import clock_of_kassier
from regiodeals.obligations import services as obligations
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

OTHERWISE = "Het rooster of het convenant noemt een andere dag."
DECIDED = (ChangeKind.EXTEND, ChangeKind.CORRECT)
TITLES = {
    ObligationKind.RAPPORTAGE: "Voortgangsrapportage over {period} indienen",
    ObligationKind.OVERLEG: "Rijk-regio overleg {period} houden",
}


@dataclass(slots=True)
class Outcome:
    """What became of the days: laid down, moved, or left because the new day has passed."""

    made: int = 0
    moved: int = 0
    left: int = 0

    def add(self, other: "Outcome") -> None:
        """Count what another deal did along."""
        self.made += other.made
        self.moved += other.moved
        self.left += other.left


def plan_all() -> Outcome:
    """The daily round over every deal that reports; a day that was missed is caught up."""
    outcome = Outcome()
    deals = Deal.objects.filter(status__in=REPORTING, granted_on__isnull=False)
    for deal_id in deals.order_by("pk").values_list("pk", flat=True):
        try:
            with transaction.atomic():
                rows = Deal.objects.select_for_update(of=("self",)).select_related("tranche")
                outcome.add(plan_deal(rows.get(pk=deal_id), actor=None))
        # One deal that cannot be planned keeps no other from its days; tomorrow it is tried again.
        except Exception:
            logger.exception("the years of deal %s could not be planned", deal_id)
    return outcome


def plan_deal(deal: Deal, *, actor: User | None, reason: str = OTHERWISE) -> Outcome:
    """Open the years that have begun, and lay down the days to come; the deal is locked."""
    outcome = Outcome()
    if deal.granted_on is None or not is_reporting(deal):
        return outcome
    today = clock.today()
    _open_years(deal, cycle_years(deal.granted_on, deal.ends_on, today), actor)
    holding = holding_for_deals([deal])[deal.pk]
    known = {(row.kind, row.period): row for row in _known(deal)}
    for kind, year in _slots(deal, deal.granted_on, today):
        day = last_day_of(kind, holding[kind].before, year)
        if day is None or (deal.ends_on is not None and day > deal.ends_on):
            continue
        owed = known.get((kind, period_of(kind, year)))
        if owed is not None:
            _move(owed, day, reason, actor, outcome)
        elif day >= today and not _is_done(deal, kind, year):
            outcome.made += _impose(deal, kind, year, day, holding[kind], actor)
    return outcome


def _slots(deal: Deal, granted_on: date, today: date) -> Iterator[tuple[ObligationKind, int]]:
    for year in owed_years(granted_on, deal.ends_on, today):
        for kind in KINDS:
            yield kind, year


def _open_years(deal: Deal, years: range, actor: User | None) -> None:
    present = set(Jaarcyclus.objects.filter(deal=deal).values_list("year", flat=True))
    for year in years:
        if year in present:
            continue
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


def _known(deal: Deal) -> Iterator[Obligation]:
    decided = ObligationChange.objects.filter(obligation=OuterRef("pk"), kind__in=DECIDED)
    rows = obligations_about([deal], KINDS).annotate(is_decided=Exists(decided))
    return iter(rows.order_by("pk"))


def _move(owed: Obligation, day: date, reason: str, actor: User | None, outcome: Outcome) -> None:
    """Only what is open and not due yet; what was extended by decision stays."""
    is_decided = owed.is_decided  # type: ignore[attr-defined]
    if day == owed.due_on or is_decided or owed.state is not State.OPEN:
        return
    if day < owed.legal_day_at(clock.now()):
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
        title=TITLES[kind].format(period=period),
        due_on=day,
        zone=zone if kind is ObligationKind.RAPPORTAGE else clock.AMSTERDAM,
        source=f"Elk jaar vóór {holding.before}, volgens {holding.origin}",
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
    party = DealParty.objects.filter(deal=deal, role=PartyRole.KASSIER)
    kassier = party.select_related("organisation").first()
    return Owner(organisation=kassier.organisation) if kassier is not None else None
