"""What links lead to in a real browser: accessible, fit for a phone, quiet in the console.

Each address by itself: test_every_address.py. Here deals in every phase, as one comes upon them.
"""

import pytest

from tests.browser.conftest import World
from tests.browser.visitor import TOO_WIDE, Visitor, name_of

# An action of Playwright that has not happened by then will not happen.
PATIENCE_MS = 5_000


@pytest.fixture(autouse=True)
def patience(visitor: Visitor) -> None:
    """No test waits half a minute for a button that is not there."""
    visitor.page.set_default_timeout(PATIENCE_MS)


@pytest.mark.parametrize("who", ["officer", "coordinator"])
def test_what_links_lead_to_is_accessible_fits_a_phone_and_keeps_the_content_policy(
    visitor: Visitor, world: World, who: str
) -> None:
    visitor.log_in(getattr(world, who).username)
    faults, visited = [], set()
    for path in visitor.walk():
        visited.add(name_of(path))
        faults += visitor.faults()
    assert faults == []
    assert visitor.complaints == []
    assert {"my-work", "regiodeals:tranche-detail", "regiodeals:deal-detail"} <= visited
    assert {"disbursement:beschikking-detail", "monitoring:overleg-detail"} <= visited
    assert {"toegankelijkheid", "componenten"} <= visited


def test_the_pages_before_and_beside_the_work_are_accessible_too(
    visitor: Visitor, world: World
) -> None:
    visitor.open("/inloggen/")
    faults = visitor.faults()
    visitor.log_in(world.coordinator.username, "geen-idee-meer")
    assert visitor.page.title().startswith("Fout: ")
    faults += visitor.faults()
    visitor.log_in(world.coordinator.username)
    for path, status in (("/deals/999999/", 404), (f"/deals/{world.announced}/uitkering/", 403)):
        assert visitor.open(path).status == status
        faults += visitor.faults()
    assert faults == []


def test_the_administration_is_accessible_too(visitor: Visitor, world: World) -> None:
    visitor.log_in(world.beheerder.username)
    faults = []
    # Its start page tells how the system is doing; then a list, a row of it, and an act to confirm.
    for page in ("", "regiodeals/deal/", f"regiodeals/deal/{world.announced}/change/"):
        assert visitor.open(f"/beheer/{page}").status == 200
        faults += visitor.faults_everywhere()
    visitor.open("/beheer/documents/document/")
    visitor.choose_all("make_again")
    assert visitor.page.get_by_role("button", name="Opnieuw laten maken").is_visible()
    faults += visitor.faults_everywhere()
    assert faults == []
    assert visitor.complaints == []


def test_the_menu_of_a_phone_is_accessible(visitor: Visitor, world: World) -> None:
    visitor.log_in(world.officer.username)
    assert visitor.faults_of_menu() == []
    assert visitor.page.get_by_role("link", name="Deals").first.is_visible()


def test_the_longest_menu_fits_every_screen_of_an_office_beside_a_long_name(
    visitor: Visitor, world: World
) -> None:
    visitor.log_in(world.officer.username)
    excess = {}
    for width in (1024, 1200, 1264, 1280, 1366, 1440, 1504, 1600):
        visitor.page.set_viewport_size({"width": width, "height": 600})
        excess[width] = visitor.page.evaluate(TOO_WIDE)
    assert max(excess.values()) <= 0, excess


def test_the_page_on_which_a_reviewer_decides_is_accessible_too(
    visitor: Visitor, world: World
) -> None:
    visitor.log_in(world.reviewer.username)
    assert visitor.open(f"/beschikkingen/{world.submitted}/").status == 200
    assert visitor.page.get_by_role("button", name="Akkoord geven").is_visible()
    assert visitor.faults() == []
    assert visitor.complaints == []


def test_the_first_key_leads_past_the_menu_to_the_content(visitor: Visitor, world: World) -> None:
    visitor.log_in(world.officer.username)
    page = visitor.page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Naar de inhoud"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "inhoud"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_a_disabled_button_can_be_reached_and_reads_its_reason(
    visitor: Visitor, world: World
) -> None:
    visitor.log_in(world.officer.username)
    visitor.open(f"/deals/{world.preparing}/")
    button = visitor.page.get_by_role("button", name="Convenant sluiten")
    button.focus()
    reasons = visitor.page.locator(f"#{button.get_attribute('aria-describedby')}")
    assert button.evaluate("(one) => document.activeElement === one")
    assert reasons.inner_text() == "Nog niet elke partij die moet tekenen, heeft getekend."


def test_an_officer_concludes_a_convenant_with_the_keyboard_alone(
    visitor: Visitor, world: World
) -> None:
    visitor.log_in(world.officer.username)
    visitor.open(f"/deals/{world.preparing}/")
    page = visitor.page
    while (missing := page.locator("#convenant summary")).count():
        missing.first.focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        page.keyboard.type("24-9-2024")
        page.keyboard.press("Enter")
        page.get_by_role("status").get_by_text("Handtekening vastgelegd").wait_for()
        page.wait_for_load_state()
    page.get_by_role("button", name="Convenant sluiten").press("Enter")
    page.get_by_text("Het convenant is gesloten. De twaalf weken lopen.").wait_for()
    page.get_by_text("Dag 55 van 84.").wait_for()
    assert visitor.complaints == []
