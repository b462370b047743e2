"""The page of the money of one deal with very many entries, as the least privileged reader.

The entries are written in bulk, past the balance that the database keeps: here they are only
looked at.
"""

import statistics
import time
from dataclasses import dataclass
from http import HTTPStatus

import pgtrigger
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from demo.bench.crowd import ANNOUNCED, MOMENT, Crowd, own_database
from disbursement.grootboek.models import Boeking, BoekingKind
from disbursement.grootboek.models.balance import BALANCE
from disbursement.uitkering.models import Uitkering

MANY = 10_000
YEARS = (2024, 2025, 2026, 2027)
WARM_UPS, TIMES = 3, 15


@dataclass(frozen=True)
class Ledger:
    """How many entries there were, how long the page took, and how many questions it asked."""

    number: int
    seconds: float
    questions: int


def measure(number: int = MANY) -> Ledger:
    """Measure in a database of its own."""
    with own_database():
        return one_page(Crowd(), number)


def one_page(crowd: Crowd, number: int) -> Ledger:
    """The median of the page among `number` entries; raises RuntimeError when it is not there."""
    address = _filled(crowd, number)
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(crowd.reader, backend=settings.AUTHENTICATION_BACKENDS[-1])
    for _ in range(WARM_UPS):
        _asked(client, address)
    seconds = [_asked(client, address) for _ in range(TIMES)]
    with CaptureQueriesContext(connection) as questions:
        _asked(client, address)
    return Ledger(number, statistics.median(seconds), len(questions))


def _asked(client: Client, address: str) -> float:
    begin = time.perf_counter()
    answer = client.get(address)
    seconds = time.perf_counter() - begin
    if answer.status_code != HTTPStatus.OK:
        raise RuntimeError(f"{address} answered {answer.status_code}")
    return seconds


def _filled(crowd: Crowd, number: int) -> str:
    crowd.grow_to(1)
    uitkering = Uitkering.objects.select_related("deal").get()
    balance = f"{Boeking._meta.label}:{BALANCE}"
    with pgtrigger.ignore(balance), transaction.atomic():
        # At the end of the transaction nothing would be ignored any more.
        pgtrigger.constraints(pgtrigger.Immediate, balance)
        Boeking.objects.bulk_create(
            (_entry(uitkering, place) for place in range(number)), batch_size=1_000
        )
        pgtrigger.constraints(pgtrigger.Deferred, balance)
    with connection.cursor() as cursor:
        cursor.execute(f"ANALYZE {Boeking._meta.db_table}")
    return reverse("disbursement:geld", args=[uitkering.deal_id])


def _entry(uitkering: Uitkering, place: int) -> Boeking:
    """The grant first, then what was accounted for, a cent at a time."""
    kind = BoekingKind.VERANTWOORD if place else BoekingKind.VERLEEND
    return Boeking(
        uitkering=uitkering,
        kind=kind,
        currency=uitkering.currency,
        amount_cents=1 if place else uitkering.amount_cents,
        booked_on=ANNOUNCED,
        booked_at=MOMENT,
        year=YEARS[place % len(YEARS)] if place else None,
        source_key=f"voorbeeld:{place}",
        sentence=f"Voorbeeld {place}",
    )
