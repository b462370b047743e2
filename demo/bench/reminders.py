"""Plan a day of reminders among very many obligations.

The obligations are written in bulk, past the services that impose: here they are only planned.
"""

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import connection, transaction

from monitoring.herinnering import running
from monitoring.herinnering.models import Herinnering
from monitoring.herinnering.selectors import candidates, policies
from regiodeals.accounts.models import User
from regiodeals.common import clock
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.state import Zone

DEALS = 10_000
KINDS = (
    ObligationKind.SISA,
    ObligationKind.EINDVERSLAG,
    ObligationKind.BETALING,
    ObligationKind.VERZOEK,
    ObligationKind.MEDEDELING,
    ObligationKind.TOEZEGGING,
)
YEAR = 365
SUBJECT = "regiodeals.deal"


@dataclass(frozen=True)
class Planning:
    """A day that was planned: among how many, what came of it, and whether an index served."""

    obligations: int
    reminders: int
    seconds: float
    uses_index: bool


def among_many(deals: int = DEALS) -> Planning:
    """Plan today among `deals` times six obligations spread over a year; leaves no row behind."""
    with transaction.atomic():
        found = _plan(deals)
        transaction.set_rollback(True)
    return found


def _plan(deals: int) -> Planning:
    today = clock.today()
    owe(
        (
            (deal, kind, today + timedelta(days=(deal * len(KINDS) + place) % YEAR - YEAR // 2))
            for deal in range(deals)
            for place, kind in enumerate(KINDS)
        ),
        owner(),
    )
    begin = time.perf_counter()
    with morning():
        running.plan_round(Zone.AMSTERDAM)
    seconds = time.perf_counter() - begin
    return Planning(
        Obligation.objects.count(), Herinnering.objects.count(), seconds, _uses_index(today)
    )


def owner() -> User:
    """Who owes everything, with an address."""
    return User.objects.create(
        username="voorbeeld", first_name="Vera", last_name="Voorbeeld", email="vera@example.org"
    )


def owe(rows: Iterable[tuple[int, ObligationKind, date]], person: User) -> None:
    """Lay down so many obligations of one person, long ago."""
    long_ago = clock.now() - timedelta(days=2 * YEAR)
    Obligation.objects.bulk_create(
        (
            Obligation(
                kind=kind,
                subject_type=SUBJECT,
                subject_id=deal,
                dossier=deal,
                title=f"Voorbeeld {deal}",
                source="voorbeeld",
                due_on=due_on,
                first_due_on=due_on,
                owner_user=person,
                owner_name=str(person),
                imposed_at=long_ago,
            )
            for deal, kind, due_on in rows
        ),
        batch_size=5_000,
    )
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {Obligation._meta.db_table}")


def _uses_index(today: date) -> bool:
    """Whether the database finds what is due without reading every obligation."""
    found = candidates(
        Obligation.objects.filter(zone=Zone.AMSTERDAM),
        policies().rules,
        today - timedelta(days=1),
        today,
    )
    # With a space: the name of the table of changes begins with that of this one.
    return f"Seq Scan on {Obligation._meta.db_table} " not in found.explain()


@contextmanager
def morning() -> Iterator[Callable[[timedelta], None]]:
    """It is ten in the morning in the database of the bench; yields how to move on from there."""
    as_it_is = clock.now
    state = {"now": as_it_is().replace(hour=9, minute=0, second=0, microsecond=0)}

    def move(later: timedelta) -> None:
        state["now"] += later

    clock.now = lambda: state["now"]
    try:
        yield move
    finally:
        clock.now = as_it_is
