"""Writing a rapportage in a real browser: saved while typing, and never lost."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Locator, Page, expect

from monitoring.rapportage.models import Antwoord, Rapportage
from regiodeals.accounts.models import User
from tests import builders
from tests.browser.beside import Beside
from tests.browser.visitor import WIDE, Visitor
from tests.builders import Cast
from tests.monitoring.indicator.world import granted
from tests.monitoring.rapportage import world as rapportages

# Longer than the five seconds after which a failed saving is tried again.
PATIENCE_MS = 10_000
NOT_SAVED = "Niet opgeslagen. Uw tekst staat nog in dit scherm; wij proberen het over"


@dataclass(frozen=True)
class Region:
    """Two who write the same rapportage, and one of its texts."""

    report: Rapportage
    writer: User
    colleague: User
    lessons: Antwoord

    @property
    def page(self) -> str:
        return f"/rapportages/{self.report.pk}/"


@pytest.fixture
def world(live_server: Any) -> Region:
    deal = granted(Cast().drafter)
    region = builders.region_of(deal)
    writer = builders.member(region, name="Eva", last_name="Jansen")
    report = rapportages.opened(deal, writer)
    return Region(
        report=report,
        writer=writer,
        colleague=builders.member(region, name="Tom", last_name="Bos"),
        lessons=rapportages.field(report, "lessen"),
    )


@pytest.fixture(autouse=True)
def patience(visitor: Visitor) -> None:
    visitor.page.set_default_timeout(PATIENCE_MS)
    expect.set_options(timeout=PATIENCE_MS)


def box(page: Page, world: Region) -> Locator:
    return page.locator(f"#id_veld-{world.lessons.pk}")


def said(page: Page, world: Region) -> Locator:
    return page.locator(f"#status-veld-{world.lessons.pk}")


def stored(world: Region) -> str:
    return Antwoord.objects.get(pk=world.lessons.pk).text


def kept(page: Page) -> int:
    """How many texts stand in the memory of the browser."""
    return int(page.evaluate("localStorage.length"))


def await_saved(page: Page) -> None:
    """Until the server confirmed all of it; a function to wait for would need eval."""
    for _ in range(PATIENCE_MS // 100):
        if not kept(page):
            return
        page.wait_for_timeout(100)
    pytest.fail("A text still stands in the browser.")


def begin(visitor: Visitor, world: Region) -> Page:
    visitor.log_in(world.writer.username)
    visitor.open(world.page)
    return visitor.page


def test_a_field_is_saved_while_it_is_typed_and_says_so(
    visitor: Visitor, world: Region, beside: Beside
) -> None:
    page = begin(visitor, world)
    box(page, world).press_sequentially("Begin klein.")
    expect(said(page, world)).to_have_text("Opgeslagen om 10:00")
    assert beside(lambda: stored(world)) == "Begin klein."
    box(page, world).press_sequentially(" Vraag door.")
    page.keyboard.press("Tab")
    expect(said(page, world)).to_have_text("Opgeslagen om 10:00")
    await_saved(page)
    # Who goes on at once, before the second after the last key is over, loses nothing either.
    box(page, world).press_sequentially(" Rustig.")
    page.goto(f"{world.page}controle/")
    page.wait_for_timeout(500)
    assert beside(lambda: stored(world)) == "Begin klein. Vraag door. Rustig."
    visitor.open(world.page)
    assert box(page, world).input_value() == "Begin klein. Vraag door. Rustig."
    page.get_by_label("Rijk: besteed").first.fill("-5")
    page.get_by_text("zonder min").wait_for()
    assert page.get_by_label("Rijk: besteed").first.get_attribute("aria-invalid") == "true"
    assert page.get_by_label("Rijk: besteed").first.input_value() == "-5"
    assert visitor.faults() == []
    # A browser names each answer that is no 200 in its console.
    assert [line for line in visitor.complaints if "422" not in line] == []


def test_of_two_in_one_field_the_second_chooses(
    visitor: Visitor, world: Region, beside: Beside
) -> None:
    page = begin(visitor, world)
    beside(lambda: rapportages.save(world.lessons, "Van Tom.", world.colleague))
    box(page, world).fill("Van Eva.")
    expect(said(page, world)).to_contain_text("Tom Bos wijzigde dit veld")
    expect(said(page, world)).to_contain_text("Van Tom.")
    assert visitor.faults() == []
    box(page, world).press_sequentially(" En nog iets.")
    page.wait_for_timeout(1_500)
    assert beside(lambda: stored(world)) == "Van Tom."
    page.get_by_role("button", name="Mijn tekst bewaren").click()
    expect(said(page, world)).to_have_text("Opgeslagen om 10:00")
    assert beside(lambda: stored(world)) == "Van Eva. En nog iets."
    beside(lambda: rapportages.save(world.lessons, "Weer Tom.", world.colleague, seen_version=2))
    box(page, world).fill("Weer Eva.")
    page.get_by_role("button", name="Deze tekst laten staan").click()
    expect(said(page, world)).to_have_text("Opgeslagen om 10:00")
    assert box(page, world).input_value() == beside(lambda: stored(world)) == "Weer Tom."
    assert kept(page) == 0


def test_what_was_typed_while_the_server_was_gone_is_saved_when_it_is_back(
    visitor: Visitor, world: Region, beside: Beside
) -> None:
    page = begin(visitor, world)
    page.context.set_offline(True)
    box(page, world).fill("Zonder verbinding.")
    expect(said(page, world)).to_have_text(f"{NOT_SAVED} 5 seconden opnieuw.")
    page.context.set_offline(False)
    expect(said(page, world)).to_have_text("Opgeslagen om 10:00")
    assert beside(lambda: stored(world)) == "Zonder verbinding."
    # The browser stops altogether; another tab of it finds the text.
    page.context.set_offline(True)
    box(page, world).fill("En toen viel de stroom uit.")
    expect(said(page, world)).to_contain_text(NOT_SAVED)
    context = page.context
    page.close()
    context.set_offline(False)
    fresh = context.new_page()
    fresh.goto(world.page)
    expect(said(fresh, world)).to_have_text("Opgeslagen om 10:00")
    assert box(fresh, world).input_value() == "En toen viel de stroom uit."
    assert beside(lambda: stored(world)) == "En toen viel de stroom uit."


def test_a_session_that_ends_while_typing_costs_a_log_in_and_no_word(
    visitor: Visitor, world: Region, beside: Beside
) -> None:
    page = begin(visitor, world)
    beside(lambda: Session.objects.all().delete())
    box(page, world).fill("Niet kwijt.")
    expect(said(page, world)).to_contain_text("u bent uitgelogd")
    page.get_by_role("link", name="Open de pagina opnieuw").click()
    page.wait_for_url("**/inloggen/**")
    assert "kwijt" not in page.url
    page.get_by_label("Gebruikersnaam").fill(world.colleague.username)
    page.get_by_label("Wachtwoord").fill(builders.PASSWORD)
    page.get_by_role("button", name="Inloggen").click()
    # Another person at the same computer gets another's text neither in the field nor saved.
    expect(box(page, world)).to_have_value("")
    beside(lambda: Session.objects.all().delete())
    visitor.open(world.page)
    page.get_by_label("Gebruikersnaam").fill(world.writer.username)
    page.get_by_label("Wachtwoord").fill(builders.PASSWORD)
    page.get_by_role("button", name="Inloggen").click()
    expect(said(page, world)).to_have_text("Opgeslagen om 10:00")
    expect(box(page, world)).to_be_focused()
    assert beside(lambda: stored(world)) == "Niet kwijt."


def test_who_logs_out_by_choice_leaves_nothing_in_the_browser(
    visitor: Visitor, world: Region
) -> None:
    page = begin(visitor, world)
    page.route("**/veld/**", lambda route: route.abort())
    box(page, world).fill("Geheim.")
    expect(said(page, world)).to_contain_text(NOT_SAVED)
    assert kept(page) == 1
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    page.get_by_role("button", name="Uitloggen").first.click()
    page.wait_for_url("**/inloggen/**")
    assert kept(page) == 0
