"""A field for a file speaks the language of the page; without script it is the browser's own."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import SWITCHES, chromium
from tests.browser.visitor import Visitor

LETTER = {"name": "brief.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 van een ander"}


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def stranger(live_server: Any, request: Any) -> Iterator[Page]:
    """Somebody who got a letter and has no account."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=SWITCHES)
        context = browser.new_context(
            locale="en-US",
            base_url=live_server.url,
            java_script_enabled=request.param,
            # A colour halfway from light to dark has a contrast that nobody chose.
            reduced_motion="reduce",
        )
        page = context.new_page()
        page.goto("/controleer/")
        yield page
        browser.close()


@pytest.mark.parametrize("stranger", [True], indirect=True)
def test_the_button_and_the_name_are_in_the_language_of_the_page(stranger: Page) -> None:
    button = stranger.get_by_role("button", name="Bestand kiezen De PDF")
    assert stranger.get_by_text("Nog geen bestand gekozen").is_visible()
    assert not stranger.get_by_label("De PDF").is_visible()
    with stranger.expect_file_chooser() as chosen:
        button.press("Enter")
    chosen.value.set_files(LETTER)  # type: ignore[arg-type]
    assert stranger.get_by_role("status").get_by_text("brief.pdf").is_visible()
    described = button.get_attribute("aria-describedby")
    assert described == stranger.get_by_label("De PDF").get_attribute("aria-describedby")
    stranger.get_by_role("button", name="Bestand controleren").click()
    assert stranger.get_by_role("alert").is_visible()


DROP = """(place) => {
  const carried = new DataTransfer();
  carried.items.add(new File(["een"], "een.pdf"));
  carried.items.add(new File(["twee"], "twee.pdf"));
  place.dispatchEvent(new DragEvent("drop", { dataTransfer: carried, bubbles: true }));
}"""


@pytest.mark.parametrize("stranger", [True], indirect=True)
def test_of_what_is_dropped_the_first_is_taken(stranger: Page) -> None:
    place = stranger.locator("[data-file-choose]")
    place.evaluate(DROP)
    assert place.get_by_role("status").inner_text() == "een.pdf"
    assert place.locator("input").evaluate("(one) => one.files.length") == 1


@pytest.mark.parametrize("stranger", [True], indirect=True)
def test_the_list_of_errors_leads_to_the_button(stranger: Page) -> None:
    stranger.get_by_role("button", name="Bestand controleren").click()
    stranger.get_by_role("link", name="Kies").click()
    assert stranger.evaluate("document.activeElement.textContent") == "Bestand kiezen De PDF"
    # And nobody loses the page: it is a field like another.
    visitor = Visitor(stranger)
    assert visitor.faults() == []


@pytest.mark.parametrize("stranger", [False], indirect=True)
def test_without_script_the_field_of_the_browser_is_there(stranger: Page) -> None:
    stranger.get_by_label("De PDF").set_input_files(LETTER)  # type: ignore[arg-type]
    stranger.get_by_role("button", name="Bestand controleren").click()
    assert stranger.get_by_role("alert").is_visible()
