"""Somebody seeks a deal from any page, sees it appear while typing, and comes back to it."""

import re
from typing import Any

import pytest

from tests.browser.conftest import World
from tests.browser.visitor import NARROW, WIDE, Visitor

DOSSIER = re.compile(r"/deals/\d+/$")


@pytest.mark.parametrize("window", [WIDE, NARROW], ids=["wide", "narrow"])
def test_found_while_typing(visitor: Visitor, world: World, window: dict[str, int]) -> None:
    page = visitor.page
    page.set_viewport_size(window)  # type: ignore[arg-type]
    visitor.log_in(world.officer.username)
    if window == NARROW:
        page.locator(".rd-menu > summary").click()
    page.locator(".rd-menu__sheet" if window == NARROW else ".rd-tools").get_by_role(
        "link", name="Zoeken", exact=True
    ).click()
    field = page.get_by_label("Wat zoekt u?")
    faults = visitor.faults()
    field.press_sequentially("bekendgemaakt voorb")
    page.locator("#gevonden mark").first.wait_for()
    faults += visitor.faults()
    page.locator("#gevonden").get_by_role("link", name=re.compile("Bekendgemaakt")).first.click()
    page.go_back()
    assert page.get_by_label("Wat zoekt u?").input_value() == "bekendgemaakt voorb"
    assert "voorb" not in page.url
    assert faults == []


def test_found_without_script(visitor: Visitor, world: World, live_server: Any) -> None:
    browser = visitor.page.context.browser
    assert browser is not None
    with browser.new_context(java_script_enabled=False, base_url=live_server.url) as context:
        page = context.new_page()
        plain = Visitor(page)
        plain.log_in(world.officer.username)
        page.goto("/zoeken/")
        page.get_by_label("Wat zoekt u?").fill("Bekendgemakt")
        page.get_by_role("button", name="Zoeken").click()
        assert "Bedoelt u een van deze?" in page.inner_text("#gevonden")
        page.locator("#gevonden").get_by_role("link", name="Bekendgemaakt").first.click()
        assert DOSSIER.search(page.url)
