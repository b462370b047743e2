"""The list pages as a browser asks for them, among few and among many deals."""

import statistics
import time
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path

from django.conf import settings
from django.test import Client
from django.urls import reverse

from demo.bench.crowd import DEAL_NAME, TRANCHE, own_databases

SIZES = (22, 500, 5_000)
ROUNDS, WARM_UPS, TIMES = 5, 3, 7


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


def addresses() -> dict[str, str]:
    """Where the lists are, by their name in the menu."""
    return {
        "Mijn werk": reverse("my-work"),
        "Deals": reverse("regiodeals:deal-list"),
        "Tranche": reverse("regiodeals:tranche-detail", args=[TRANCHE]),
        "Beschikkingen": reverse("disbursement:beschikking-list"),
        "Overleg": reverse("monitoring:overleg-list"),
    }


def measure() -> list[Page]:
    """Every list page at every size, by turns, so that other work on the machine hits all sizes."""
    # The static files are served from their sources here, but their folder is asked for.
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    lists = addresses()
    pages = {name: Page(name) for name in lists}
    with own_databases(SIZES) as go_to:
        for _ in range(ROUNDS):
            for size in SIZES:
                client = go_to(size)
                for name, address in lists.items():
                    pages[name].seconds[size] += _answers(client, address)
    return list(pages.values())


def _answers(client: Client, address: str) -> list[float]:
    for _ in range(WARM_UPS):
        response = client.get(address)
        # A page that shows nothing is quick at any size.
        if response.status_code != HTTPStatus.OK or DEAL_NAME not in response.content.decode():
            raise RuntimeError(f"{address} shows no deals ({response.status_code})")
    return [_seconds(client, address) for _ in range(TIMES)]


def _seconds(client: Client, address: str) -> float:
    begin = time.perf_counter()
    client.get(address)
    return time.perf_counter() - begin
