"""A batch of many payments: composed, confirmed, and its file made, checked and stored.

The payments are written in bulk; all that is measured is what the controllers and the worker do.
"""

import tempfile
import time
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from django.test import override_settings

from demo.bench.crowd import Crowd, own_database
from disbursement.betaling import running, services
from disbursement.betaling.models import (
    Betaalbatch,
    Betaalrekening,
    Betaling,
    BetalingStatus,
    Rekening,
)
from disbursement.betaling.rendering.to_batch import next_bank_day
from disbursement.uitkering.models import Termijn, Uitkering
from regiodeals.accounts.models import Role, RoleAssignment, User
from regiodeals.common import clock

MANY = 1_000
SINCE = date(2024, 1, 1)
EARLIER = datetime(2024, 6, 3, 9, 0, tzinfo=UTC)
IBAN, PAYER = "NL33EXMP0000000001", "NL76EXMP0000000003"


@dataclass(frozen=True)
class Payments:
    """How many payments went in one batch, how long that took, and how large the file is."""

    number: int
    seconds: float
    size: int


def measure(number: int = MANY) -> Payments:
    """Measure in a database of its own."""
    with (
        own_database(),
        tempfile.TemporaryDirectory() as folder,
        override_settings(DOCUMENTS_ROOT=Path(folder)),
    ):
        return one_batch(Crowd(), number)


def one_batch(crowd: Crowd, number: int) -> Payments:
    """From released payments to a stored file; raises RuntimeError when one is missing in it."""
    people = _released(crowd, number)
    day = next_bank_day(clock.today())
    begin = time.perf_counter()
    batch = services.compose_batch(currency="EUR", execute_on=day, actor=people[0])
    services.confirm_batch(batch_id=batch.pk, actor=people[1])
    running.make_file(batch.pk)
    seconds = time.perf_counter() - begin
    made = Betaalbatch.objects.select_related("document").get(pk=batch.pk)
    if made.document is None or made.document.size is None or made.number_of_payments != number:
        raise RuntimeError(f"the file of {number} payments was not made")
    return Payments(number, seconds, made.document.size)


def _released(crowd: Crowd, number: int) -> list[User]:
    crowd.grow_to(number)
    people = [_controller(name) for name in ("vrijgever", "bevestiger")]
    kassier = Uitkering.objects.all()[0].kassier
    Betaalrekening.objects.create(
        currency="EUR",
        iban=PAYER,
        bic="EXMPNL2A",
        name="Ministerie",
        town="Den Haag",
        valid_from=SINCE,
    )
    rekening = Rekening.objects.create(
        organisation=kassier,
        currency="EUR",
        number=IBAN,
        holder="provincie Voorbeeld",
        source="voorbeeld",
        proposed_by=people[0],
        proposed_at=EARLIER,
        confirmed_by=people[1],
        confirmed_at=EARLIER,
        usable_from=EARLIER.date() + timedelta(days=1),
    )
    termijnen = Termijn.objects.bulk_create(
        Termijn(uitkering=row, number=1, amount_cents=row.amount_cents)
        for row in Uitkering.objects.order_by("pk")[:number]
    )
    Betaling.objects.bulk_create(_betaling(termijn, rekening, people) for termijn in termijnen)
    return people


def _controller(name: str) -> User:
    user = User.objects.create(username=name, first_name=name, last_name="Voorbeeld")
    RoleAssignment.objects.create(user=user, role=Role.CONTROLLER, valid_from=SINCE)
    return user


def _betaling(termijn: Termijn, rekening: Rekening, people: list[User]) -> Betaling:
    released_by, confirmed_by = people
    return Betaling(
        termijn=termijn,
        rekening=rekening,
        currency="EUR",
        amount_cents=termijn.amount_cents,
        end_to_end_id=f"RD-{termijn.pk}-1",
        description=f"SPUK-2024-{termijn.pk} termijn 1",
        released_by=released_by,
        released_at=clock.now(),
        confirmed_by=confirmed_by,
        confirmed_at=clock.now(),
        status=BetalingStatus.VRIJGEGEVEN,
    )
