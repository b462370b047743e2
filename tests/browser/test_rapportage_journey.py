"""From the start page to the receipt, on a phone: one writes, another signs; without script too."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Page, sync_playwright

from monitoring.rapportage.models import Antwoord, Indiening, RapportageStatus
from monitoring.rapportage.rendering.make import make_receipt
from regiodeals.accounts.models import User
from regiodeals.deal.models import Deal
from tests import builders
from tests.browser.beside import Beside
from tests.browser.conftest import SWITCHES, chromium
from tests.browser.visitor import NARROW, Visitor
from tests.builders import Cast
from tests.monitoring.indicator.world import granted
from tests.monitoring.rapportage import world as rapportages

PATIENCE_MS = 10_000


@dataclass(frozen=True)
class Region:
    """A deal to report on, who writes and who signs."""

    deal: Deal
    writer: User
    signer: User


@pytest.fixture
def world(live_server: Any) -> Region:
    deal = granted(Cast().drafter)
    writer = builders.member(builders.region_of(deal), name="Eva", last_name="Jansen")
    return Region(deal, writer, rapportages.signer_of(deal, name="Tom", last_name="Bos"))


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def phone(world: Region, live_server: Any, request: Any) -> Iterator[Visitor]:
    """A browser of 320 pixels wide."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=SWITCHES)
        context = browser.new_context(
            locale="nl-NL",
            base_url=live_server.url,
            reduced_motion="reduce",
            viewport=NARROW,  # type: ignore[arg-type]
            java_script_enabled=request.param,
        )
        context.set_default_timeout(PATIENCE_MS)
        yield Visitor(context.new_page())
        browser.close()


def fill_in(page: Page) -> None:
    """What is asked for, and nothing more."""
    for label, words in (("Rijk: besteed", "1.000,50"), ("Rijk: toegezegd", "0")):
        page.get_by_label(label).first.fill(words)
    page.get_by_label("Wat is er gedaan").fill("Wij bouwen.")
    page.get_by_label("Hoe staat deze programmalijn ervoor?").select_option("op_schema")


def save(page: Page, section: str) -> None:
    panel = page.locator("section", has=page.get_by_role("heading", name=section))
    panel.get_by_role("button", name="Bewaren").click()
    page.get_by_text(f"Bewaard: {section}.").wait_for()


def log_out(page: Page) -> None:
    page.locator("summary", has_text="Menu").click()
    page.get_by_role("button", name="Uitloggen").last.click()
    page.wait_for_url("**/inloggen/**")


def test_from_the_start_page_to_the_receipt(
    phone: Visitor, world: Region, beside: Beside, request: Any
) -> None:
    page = phone.page
    # A script looks for what is wrong, wide and light, narrow and dark.
    look = phone.faults if request.node.callspec.params["phone"] else list
    phone.log_in(world.writer.username)
    page.locator("summary", has_text="Menu").click()
    page.get_by_role("link", name="Rapportages", exact=True).last.click()
    page.get_by_role("link", name="Rapportage beginnen").click()
    page.get_by_label("Deal").select_option(str(world.deal.pk))
    page.get_by_label("Jaar").fill(str(rapportages.YEAR))
    page.get_by_role("button", name="Beginnen").click()
    fill_in(page)
    section = page.locator("section", has=page.get_by_label("Rijk: besteed").first)
    save(page, section.get_by_role("heading").first.inner_text())
    faults: list[str] = look()
    page.get_by_role("link", name="Controleren en aanbieden").last.click()
    page.get_by_text("Alles wat verplicht is, is ingevuld.").wait_for()
    faults += look()
    page.get_by_role("button", name="Ter ondertekening aanbieden").click()
    page.get_by_text("ligt ter ondertekening bij de regiokassier").wait_for()
    log_out(page)

    phone.log_in(world.signer.username)
    page.get_by_role("link", name="onderteken de voortgangsrapportage").first.click()
    faults += look()
    page.get_by_role("button", name="Ondertekenen en indienen").click()
    page.get_by_text("De rapportage is ingediend. U krijgt een ontvangstbewijs.").wait_for()
    row = beside(Indiening.objects.get)
    beside(lambda: make_receipt(row.pk))
    page.goto(page.url)
    address = page.get_by_role("link", name="ontvangstbewijs-").get_attribute("href")
    assert address is not None
    # By the same session; the browser would show it in a tab of its own.
    assert page.context.request.get(address).body().startswith(b"%PDF-")
    assert page.get_by_text(row.sha256).is_visible()
    assert faults + look() == []
    assert beside(lambda: row.rapportage.status) == RapportageStatus.INGEDIEND


@pytest.mark.parametrize("phone", [False], indirect=True, ids=["without JavaScript"])
def test_a_button_pressed_after_the_session_ended_costs_a_log_in_and_no_word(
    phone: Visitor, world: Region, beside: Beside
) -> None:
    report = beside(lambda: rapportages.opened(world.deal, world.writer))
    page = phone.page
    phone.log_in(world.writer.username)
    phone.open(f"/rapportages/{report.pk}/")
    page.get_by_label("Wat kunnen andere regio's hiervan leren?").fill("Niet kwijt.")
    beside(lambda: Session.objects.all().delete())
    page.get_by_role("button", name="Bewaren").last.click()
    page.get_by_text("Uw tekst is nog niet bewaard, en is er nog.").wait_for()
    assert "kwijt" not in page.url
    page.get_by_label("Gebruikersnaam").fill(world.writer.username)
    page.get_by_label("Wachtwoord").fill(builders.PASSWORD)
    page.get_by_role("button", name="Inloggen").click()
    page.get_by_role("button", name="Alsnog bewaren").click()
    page.get_by_text("Bewaard: De deal als geheel.").wait_for()
    kept = beside(lambda: Antwoord.objects.get(rapportage=report, vraag="lessen"))
    assert kept.text == "Niet kwijt."
