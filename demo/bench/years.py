"""The daily round of years among very many deals, on a day on which nothing is to be done.

The rows are written in bulk, past the services that lay them down: here they are only looked at.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from demo.bench.reminders import SUBJECT, morning, owner
from demo.bench.sizes import count_rows
from monitoring.jaarcyclus.models import Jaarcyclus, Roosterregel
from monitoring.jaarcyclus.running import Outcome, plan_all
from monitoring.jaarcyclus.schedule import KINDS, cycle_years, last_day_of, owed_years, period_of
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.deal.models import Deal, DealStatus
from regiodeals.obligations.models import Obligation
from regiodeals.tranche.models import Tranche

DEALS = 10_000
BATCH = 2_000
TRANCHE = 6
BEFORE = "1 december"


@dataclass(frozen=True)
class Round:
    """A round among so many deals: how long it took, and how many questions it asked."""

    deals: int
    seconds: float
    questions: int


def among_many(deals: int = DEALS) -> Round:
    """Go round once; leaves no row behind. Raises RuntimeError when there was something to do."""
    with transaction.atomic(), morning():
        _fill(deals)
        begin = time.perf_counter()
        with CaptureQueriesContext(connection) as asked:
            outcome = plan_all()
        seconds = time.perf_counter() - begin
        if outcome != Outcome():
            raise RuntimeError(f"the round found something to do: {outcome}")
        transaction.set_rollback(True)
    return Round(deals, seconds, len(asked))


def _fill(number: int) -> None:
    """Granted deals of one tranche, with their years begun and their days laid down."""
    person = owner()
    tranche = Tranche.objects.create(number=TRANCHE, proposals_received=1)
    for kind in KINDS:
        Roosterregel.objects.create(
            tranche=tranche,
            kind=kind,
            number=1,
            before=BEFORE,
            reason="voorbeeld",
            at=clock.now(),
            by=person,
        )
    deals = Deal.objects.bulk_create(
        (_deal(tranche, place) for place in range(number)), batch_size=BATCH
    )
    today = clock.today()
    Jaarcyclus.objects.bulk_create(
        (
            Jaarcyclus(deal=deal, year=year, opened_on=today)
            for deal in deals
            for year in cycle_years(_granted(), deal.ends_on, today)
        ),
        batch_size=BATCH,
    )
    Obligation.objects.bulk_create(
        (row for deal in deals for row in _owed(deal, person)), batch_size=BATCH
    )
    count_rows()


def _granted() -> date:
    today = clock.today()
    return today.replace(year=today.year - 1, day=1)


def _deal(tranche: Tranche, place: int) -> Deal:
    granted = _granted()
    return Deal(
        tranche=tranche,
        name=f"Voorbeeldregio {place:05d}",
        rijksbijdrage_cents=1_000_000_000,
        concluded_on=granted,
        granted_on=granted,
        ends_on=date(granted.year + 4, 12, 31),
        status=DealStatus.BESCHIKT,
    )


def _owed(deal: Deal, person: User) -> Iterator[Obligation]:
    for year in owed_years(_granted(), deal.ends_on, clock.today()):
        for kind in KINDS:
            if day := last_day_of(kind, BEFORE, year):
                yield Obligation(
                    kind=kind,
                    subject_type=SUBJECT,
                    subject_id=deal.pk,
                    dossier=deal.pk,
                    period=period_of(kind, year),
                    title="Voorbeeld",
                    source="voorbeeld",
                    due_on=day,
                    first_due_on=day,
                    owner_user=person,
                    owner_name=str(person),
                    imposed_at=clock.now(),
                )
