"""A rapportage of sixty indicators: how long opening it takes, and saving one field of it."""

import statistics
import time
from dataclasses import dataclass
from decimal import Decimal
from http import HTTPStatus

from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from demo.bench.crowd import MOMENT, SINCE, TRANCHE, Crowd, own_database
from demo.bench.dues import account_year
from demo.bench.sizes import count_rows
from monitoring.indicator.models import (
    Afspraak,
    Definitie,
    Direction,
    Doel,
    Doelindicator,
    Indicator,
    Meting,
    Rule,
    Theme,
)
from monitoring.rapportage import services
from monitoring.rapportage.models import Antwoord, Rapportage, Vraag
from regiodeals.accounts.models import User
from regiodeals.deal.models import Activiteit, Deal, DealParty, PartyRole, Programmalijn
from regiodeals.tranche.models import Tranche

LINES, INDICATORS = 6, 60
EUROS = 10_000_000_00
WARM_UPS, TIMES = 3, 25


@dataclass(frozen=True)
class Timed:
    """The median in seconds, and how many questions it asked."""

    seconds: float
    questions: int


@dataclass(frozen=True)
class Writing:
    """What opening a rapportage and saving a text and an amount of it take."""

    indicators: int
    opening: Timed
    text: Timed
    amount: Timed


def report_year() -> int:
    """The year in which this is; the rapportage of the year before was begun for the lists."""
    return account_year() + 1


# They begin and end a transaction and ask nothing.
OF_A_TRANSACTION = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE")


def measure(indicators: int = INDICATORS) -> Writing:
    """Measure in a database of its own."""
    with own_database():
        crowd = Crowd()
        crowd.grow_to(1)
        return one_report(crowd, indicators)


def one_report(crowd: Crowd, indicators: int = INDICATORS, times: int = TIMES) -> Writing:
    """The median of each; raises RuntimeError when the site does not answer as it should."""
    deal = Deal.objects.get()
    add_plan(deal, crowd.reader, indicators)
    report = services.open_report(deal_id=deal.pk, year=report_year(), actor=crowd.reader)
    count_rows()
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(crowd.reader, backend=settings.AUTHENTICATION_BACKENDS[-1])
    address = reverse("monitoring:rapportage-detail", args=[report.pk])
    return Writing(
        indicators,
        _timed(lambda _number: client.get(address), times),
        _saving(client, report, Vraag.LESSEN, times),
        _saving(client, report, Vraag.RIJK_BESTEED, times),
    )


def _saving(client: Client, report: Rapportage, vraag: str, times: int) -> Timed:
    field = report.antwoorden.filter(vraag=vraag).order_by("pk")[0]
    return _timed(lambda number: save(client, field, f"{number}", number), times)


def save(client: Client, field: Antwoord, words: str, version: int) -> HttpResponse:
    """As the script of the page does it."""
    address = reverse("monitoring:rapportage-field", args=[field.rapportage_id, field.pk])
    data = {f"veld-{field.pk}": words, f"versie-{field.pk}": version}
    return client.post(address, data, headers={"HX-Request": "true"})  # type: ignore[return-value]


def _timed(act: object, times: int) -> Timed:
    seconds = [_once(act, number) for number in range(WARM_UPS + times)]
    with CaptureQueriesContext(connection) as asked:
        _once(act, WARM_UPS + times)
    questions = [query for query in asked if not query["sql"].startswith(OF_A_TRANSACTION)]
    return Timed(statistics.median(seconds[WARM_UPS:]), len(questions))


def _once(act: object, number: int) -> float:
    begin = time.perf_counter()
    answer = act(number)  # type: ignore[operator]
    seconds = time.perf_counter() - begin
    if answer.status_code != HTTPStatus.OK:
        raise RuntimeError(f"{answer.status_code}: {answer.content[:300]!r}")
    return seconds


def add_plan(deal: Deal, actor: User, indicators: int) -> None:
    """Programmalijnen with money, who receives it, and indicators that were measured."""
    region = DealParty.objects.get(deal=deal, role=PartyRole.REGIOPARTIJ).organisation
    DealParty.objects.create(deal=deal, organisation=region, role=PartyRole.KASSIER)
    lines = Programmalijn.objects.bulk_create(
        Programmalijn(deal=deal, order=order, name=f"Programmalijn {order}")
        for order in range(1, LINES + 1)
    )
    Activiteit.objects.bulk_create(
        Activiteit(programmalijn=line, order=1, name="Activiteit", rijk_cents=EUROS)
        for line in lines
    )
    goals = Doel.objects.bulk_create(
        Doel(programmalijn=line, order=1, text="Voorbeelden maken") for line in lines
    )
    _add_series(goals, actor, indicators)


def _add_series(goals: list[Doel], actor: User, indicators: int) -> None:
    tranche = Tranche.objects.get(number=TRANCHE)
    codes = Indicator.objects.bulk_create(
        Indicator(code=f"METING-{number}") for number in range(indicators)
    )
    definitions = Definitie.objects.bulk_create(
        Definitie(
            indicator=code,
            tranche=tranche,
            number=1,
            from_year=SINCE.year,
            name=f"Voorbeelden van soort {code.code}",
            unit="stuks",
            direction=Direction.HOGER,
            rule=Rule.SOM,
            source="voorbeeld",
            theme=Theme.WONEN,
            at=MOMENT,
            by=actor,
        )
        for code in codes
    )
    series = Doelindicator.objects.bulk_create(
        Doelindicator(doel=goals[place % len(goals)], indicator=code)
        for place, code in enumerate(codes)
    )
    Afspraak.objects.bulk_create(
        Afspraak(
            doelindicator=one,
            number=1,
            baseline=Decimal(0),
            baseline_year=SINCE.year,
            target=Decimal(400),
            target_year=2028,
            at=MOMENT,
            by=actor,
        )
        for one in series
    )
    Meting.objects.bulk_create(
        Meting(
            doelindicator=one,
            definitie=definition,
            year=report_year(),
            value=Decimal(10),
            at=MOMENT,
            by=actor,
        )
        for one, definition in zip(series, definitions, strict=True)
    )
