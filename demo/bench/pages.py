"""The list pages as a browser asks for them, among few and among many deals."""

import statistics
import time
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path

from django.conf import settings
from django.test import Client
from django.urls import reverse

from demo.bench.crowd import DEAL_NAME, TRANCHE, Crowd, own_database

SIZES = (22, 500, 5_000)
WARM_UPS, TIMES = 5, 25


@dataclass(frozen=True)
class Page:
    """A list page and its median in milliseconds at each of the sizes."""

    name: str
    medians: dict[int, float]

    @property
    def ratio(self) -> float:
        """How much slower the page is among many deals than among few."""
        return self.medians[SIZES[-1]] / self.medians[SIZES[0]]


def addresses() -> dict[str, str]:
    """Where the lists are, by their name in the menu."""
    return {
        "Mijn werk": reverse("my-work"),
        "Deals": reverse("regiodeals:deal-list"),
        "Tranche": reverse("regiodeals:tranche-detail", args=[TRANCHE]),
        "Beschikkingen": reverse("disbursement:beschikking-list"),
        "Overleg": reverse("monitoring:overleg-list"),
    }


def backend() -> str:
    """The backend that knows people; the one before it only guards the door."""
    return str(settings.AUTHENTICATION_BACKENDS[-1])


def measure() -> list[Page]:
    """Every list page at every size; the database in which it happens is gone afterwards."""
    lists = addresses()
    pages = {name: Page(name, {}) for name in lists}
    # The static files are served from their sources here, but their folder is asked for.
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    with own_database():
        crowd = Crowd()
        client = Client(SERVER_NAME="127.0.0.1")
        client.force_login(crowd.reader, backend=backend())
        for size in SIZES:
            crowd.grow_to(size)
            for name, address in lists.items():
                pages[name].medians[size] = _median_ms(client, address)
    return list(pages.values())


def _median_ms(client: Client, address: str) -> float:
    for _ in range(WARM_UPS):
        response = client.get(address)
        # A page that shows nothing is quick at any size.
        if response.status_code != HTTPStatus.OK or DEAL_NAME not in response.content.decode():
            raise RuntimeError(f"{address} shows no deals ({response.status_code})")
    taken = []
    for _ in range(TIMES):
        begin = time.perf_counter()
        client.get(address)
        taken.append(time.perf_counter() - begin)
    return statistics.median(taken) * 1_000
