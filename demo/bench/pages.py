"""The pages as a browser asks for them, among few and among many deals: how long a list takes, and
how many questions a page asks the database."""

import statistics
import time
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import cast

from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from demo.bench.crowd import DEAL_NAME, INDICATOR, TRANCHE, own_databases
from demo.bench.dues import DUE, account_year
from demo.bench.learning import MEETING
from disbursement.beschikking.models import Beschikking, BeschikkingKind
from regiodeals.accounts.models import User
from regiodeals.accounts.page_frame import MENU
from regiodeals.accounts.routes import access_for
from regiodeals.deal.models import Deal

SIZES = (22, 500, 5_000)
ROUNDS, WARM_UPS, TIMES = 4, 2, 6
# What these show is not a row for each deal; every other list shows deals by name.
SHOWN = {"Tranches": "Tranche 5", "Indicatoren": INDICATOR, "Uitwisseling": MEETING}
HOME, BOARD, CALENDAR, OPENED = "Mijn werk", "Tranche", "Kalender", "Deal, het dossier"
SEARCH = "Zoeken"
# With a letter too few: a word that only looks like a name takes the longest to find.
SOUGHT = "Voorbeelregio"
# What people open all day. Of the calendar a month in which all deals owe something on one day.
QUICK = frozenset({HOME, BOARD, CALENDAR, OPENED, SEARCH})


@dataclass(frozen=True)
class Page:
    """A list page, and how many seconds each answer took at each of the sizes."""

    name: str
    seconds: dict[int, list[float]] = field(default_factory=lambda: {size: [] for size in SIZES})

    def median_ms(self, size: int) -> float:
        """The median of all answers among `size` deals."""
        return statistics.median(self.seconds[size]) * 1_000

    @property
    def growth(self) -> float:
        """How much slower the page is among many deals than among few."""
        return self.median_ms(SIZES[-1]) / self.median_ms(SIZES[0])


def addresses(reader: AbstractBaseUser | AnonymousUser) -> dict[str, str]:
    """Every list of the menu that the reader may open, by its name there, and one tranche."""
    menu = {
        label: _address(name)
        for _part, names in MENU
        for label, name in names
        if (access := access_for(name)) is not None and access.allows(cast("User", reader))
    }
    return menu | {BOARD: reverse("regiodeals:tranche-detail", args=[TRANCHE])}


def _address(name: str) -> str:
    """The list itself, where the menu leads to it by way of the year or the month of today.

    Of the calendar the month in which all deals owe something on one and the same day.
    """
    if name == "monitoring:kalender":
        return reverse("monitoring:kalender-month", args=[DUE.year, DUE.month])
    if name == "disbursement:verantwoording-index":
        return reverse("disbursement:verantwoording-list", args=[account_year()])
    return reverse(name)


@dataclass(frozen=True)
class Questions:
    """How many questions each page asks the database, by its name, at each of the sizes."""

    asked: dict[str, dict[int, int]] = field(default_factory=dict)

    def add(self, name: str, size: int, number: int) -> None:
        """Note that page `name` asks `number` questions among `size` deals."""
        self.asked.setdefault(name, {})[size] = number


def measure(rounds: int = ROUNDS) -> tuple[list[Page], Questions]:
    """Every list page at every size, by turns, so that other work on the machine hits all sizes."""
    # The static files are served from their sources here, but their folder is asked for.
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    questions = Questions()
    with own_databases(SIZES) as go_to:
        lists = addresses(get_user(go_to(SIZES[0]))) | _besides()
        pages = {name: Page(name) for name in lists}
        for number in range(rounds):
            for size in SIZES:
                client = go_to(size)
                for name, address in lists.items():
                    pages[name].seconds[size] += _answers(client, name, address)
                if number == 0:
                    count_questions(client, size, questions)
    return list(pages.values()), questions


def count_questions(client: Client, size: int, questions: Questions) -> None:
    """What the lists ask, and one beschikking and one deal that are opened."""
    beschikking = Beschikking.objects.filter(kind=BeschikkingKind.VERLENING).latest("pk")
    letter = reverse("disbursement:beschikking-detail", args=[beschikking.pk])
    opened = {"Beschikking": letter} | _besides()
    for name, address in (opened | addresses(get_user(client))).items():
        _seek(client, name, address)
        with CaptureQueriesContext(connection) as asked:
            response = client.get(address)
        if response.status_code != HTTPStatus.OK:
            raise RuntimeError(f"{address} does not open ({response.status_code})")
        questions.add(name, size, len(asked))


def _besides() -> dict[str, str]:
    """The first deal of the crowd, which is in the database of every size, and the search."""
    deal = Deal.objects.earliest("pk")
    return {
        OPENED: reverse("regiodeals:deal-detail", args=[deal.pk]),
        SEARCH: reverse("regiodeals:search"),
    }


def _seek(client: Client, name: str, address: str) -> None:
    """Type what is sought: the page of the search shows what waits in the session."""
    if name == SEARCH:
        client.post(address, {"zoek": SOUGHT})


def _answers(client: Client, name: str, address: str) -> list[float]:
    _seek(client, name, address)
    shown = SHOWN.get(name, DEAL_NAME)
    for _ in range(WARM_UPS):
        response = client.get(address)
        # A page that shows nothing is quick at any size.
        if response.status_code != HTTPStatus.OK or shown not in response.content.decode():
            raise RuntimeError(f"{address} shows no deals ({response.status_code})")
    return [_seconds(client, address) for _ in range(TIMES)]


def _seconds(client: Client, address: str) -> float:
    begin = time.perf_counter()
    client.get(address)
    return time.perf_counter() - begin
