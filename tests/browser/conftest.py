"""A real Chromium against a real server, with a world in which every page has something to show."""

import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import sync_playwright

from disbursement.serie.models import SerieAct
from regiodeals.accounts.models import Role, User
from regiodeals.deal import services as deals
from regiodeals.deal.models import Deal, DealParty, PartyRole
from tests import builders
from tests.browser.beside import Beside
from tests.browser.visitor import Visitor
from tests.builders import Cast
from tests.disbursement.serie.series import checked, serie_of

SWITCHES = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass(frozen=True)
class World:
    """The people of the tests, with a deal in every phase between them."""

    officer: User
    reviewer: User
    signer: User
    controller: User
    beheerder: User
    coordinator: User
    # Of a ministry that signed a deal along.
    reader: User
    preparing: int
    submitted: int
    announced: int


@pytest.fixture
def world(live_server: Any) -> World:
    """One deal of each kind, all handled by one officer; a region that is party to two of them."""
    cast = Cast()
    cast.drafter.last_name = "Verhoef-Voorbeeld van den Heuvel"
    cast.drafter.save()
    region = builders.organisation("gemeente Voorbeeldstad")
    unknown = builders.proposal("Alles onbekend", ends_on=None)
    deals.take_step(deal_id=unknown.pk, verb="select", actor=cast.drafter)
    preparing = builders.in_preparation(cast.drafter, name="In voorbereiding", region=region)
    builders.concluded(cast.drafter, name="Zonder uitkering")
    submitted = cast.submitted(name="Ter toetsing", opgave="Prettig wonen in de kernen.")
    announced = cast.announced(name="Bekendgemaakt", region=region).uitkering.deal
    together = serie_of(cast, cast.approved(name="Getoetst").uitkering)
    checked(together, SerieAct.SUBMIT, cast.drafter)
    return World(
        officer=cast.drafter,
        reviewer=cast.reviewer,
        signer=cast.signer,
        controller=builders.user(Role.CONTROLLER, name="Cor", last_name="Controller"),
        beheerder=builders.user(Role.BEHEERDER, is_staff=True, name="Bea", last_name="Heer"),
        coordinator=builders.member(region),
        reader=reader_of(announced),
        preparing=preparing.pk,
        submitted=submitted.pk,
        announced=announced.pk,
    )


def reader_of(deal: Deal) -> User:
    """Who reads along for a ministry that signed it."""
    party = DealParty.objects.filter(deal=deal, role=PartyRole.RIJKSPARTIJ)[0]
    return builders.member(party.organisation, Role.MEDEONDERTEKENAAR, name="Rik")


@pytest.fixture
def visitor(world: World, live_server: Any) -> Iterator[Visitor]:
    """Somebody at the log-in page, who remembers everything that the console complained of.

    The browser starts after the world is built and stops before it is cleared away: Playwright
    keeps an event loop in this thread, and Django and the signing of letters bear none.
    """
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=SWITCHES)
        # Without motion: a colour halfway from light to dark has a contrast that nobody chose.
        context = browser.new_context(
            locale="nl-NL", base_url=live_server.url, reduced_motion="reduce"
        )
        yield Visitor(context.new_page())
        browser.close()


@pytest.fixture
def beside() -> Iterator[Beside]:
    """Looks and acts in the database while the browser is open."""
    with ThreadPoolExecutor(1) as pool:
        yield Beside(pool)


def chromium() -> str:
    """The browser; its absence is a failure, for a page nobody looked at is not tested."""
    program = shutil.which("chromium")
    if program is None:
        pytest.fail("Chromium is missing. Install it (apt-get install chromium) and try again.")
    return program
