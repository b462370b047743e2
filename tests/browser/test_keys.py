"""Two keys lead somewhere from every page; never while somebody types, nor when switched off."""

from playwright.sync_api import Page, expect

from tests.browser.conftest import World
from tests.browser.visitor import Visitor


def test_keys_lead_to_the_search_and_to_their_list(visitor: Visitor, world: World) -> None:
    page = visitor.page
    visitor.log_in(world.officer.username)
    visitor.open("/deals/")
    page.keyboard.press("?")
    dialog = page.get_by_role("dialog", name="Sneltoetsen")
    expect(dialog).to_be_visible()
    assert visitor.faults() == []
    page.keyboard.press("/")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    _typing_goes_before(page)
    with page.expect_navigation(url="**/zoeken/"):
        page.keyboard.press("/")
    field = page.get_by_label("Wat zoekt u?")
    field.blur()
    page.keyboard.press("/")
    expect(field).to_be_focused()
    expect(field).to_have_value("")
    _can_be_switched_off(visitor)
    assert visitor.complaints == []


def _typing_goes_before(page: Page) -> None:
    name = page.get_by_label("Naam, gebied of partij")
    name.focus()
    page.keyboard.type("a/b?")
    expect(name).to_have_value("a/b?")
    expect(page.get_by_role("dialog", name="Sneltoetsen")).to_be_hidden()
    name.blur()
    page.keyboard.press("Control+/")
    assert page.url.endswith("/deals/")


def _can_be_switched_off(visitor: Visitor) -> None:
    page = visitor.page
    visitor.open("/toegankelijkheid/")
    page.get_by_role("button", name="Sneltoetsen uitzetten").click()
    expect(page.get_by_text("De sneltoetsen staan uit.")).to_be_visible()
    assert visitor.faults() == []
    visitor.open("/deals/")
    page.keyboard.press("?")
    page.keyboard.press("/")
    expect(page.get_by_role("dialog", name="Sneltoetsen")).to_be_hidden()
    assert page.url.endswith("/deals/")
    visitor.open("/toegankelijkheid/")
    page.get_by_role("button", name="Sneltoetsen aanzetten").click()
    page.get_by_role("heading", name="Toegankelijkheid").click()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Sneltoetsen")).to_be_visible()
