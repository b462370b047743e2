"""Somebody picks deals on two pages of a board, exports them and checks them, and keeps a view."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from regiodeals.accounts.models import Role, User
from regiodeals.board import services
from regiodeals.board.models import ChosenDeal, SavedView
from tests import builders
from tests.borders.squares import collection
from tests.browser.beside import Beside
from tests.browser.visitor import NARROW, Visitor
from tests.screens import many_deals

PICKED = 3


@pytest.fixture
def world(live_server: Any) -> User:
    """A case officer with thirty deals of which the twelve weeks run: two pages of a board, with a
    map of invented boundaries.
    """
    officer = builders.behandelaar()
    services.load_boundaries(
        content=collection(),
        code_property="statcode",
        source="verzonnen vierkanten",
        actor=builders.user(Role.BEHEERDER),
    )
    many_deals.concluded_deals(30, region=builders.organisation(), officer=officer)
    return officer


def rows_of(page: Page) -> Locator:
    return page.locator("#keuze tbody th a")


def names_on(page: Page) -> list[str]:
    # All of something is read without waiting, and a click returns before the next page is whole.
    page.wait_for_load_state()
    return rows_of(page).all_inner_texts()


def tick(page: Page, name: str) -> None:
    page.get_by_label(f"Kies {name}").check()


def bar(page: Page) -> str:
    return page.locator("#keuze-balk [role=status]").inner_text()


def exported(page: Page, folder: Path) -> list[str]:
    """The names of the deals in the file of the choice."""
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Exporteren als XLSX").click()
    waiting.value.save_as(folder / "keuze.xlsx")
    sheet = load_workbook(folder / "keuze.xlsx").worksheets[0]
    heads = [str(cell.value) for cell in sheet[1]]
    column = heads.index("Deal")
    return [str(row[column]) for row in sheet.iter_rows(min_row=2, values_only=True) if row[column]]


def test_picked_on_two_pages_exported_and_checked(
    visitor: Visitor, world: User, beside: Beside, tmp_path: Path
) -> None:
    page = visitor.page
    visitor.log_in(world.username)
    visitor.open("/tranches/5/")
    first, second = names_on(page)[:2]
    tick(page, first)
    page.get_by_text("1 deal gekozen").wait_for()
    tick(page, second)
    page.get_by_text("2 deals gekozen").wait_for()
    page.get_by_role("link", name="Volgende").click()
    page.get_by_text("26 tot en met 30").wait_for()
    third = names_on(page)[0]
    tick(page, third)
    page.get_by_text("3 deals gekozen").wait_for()
    faults = visitor.faults()
    page.get_by_role("link", name="Vorige").click()
    page.get_by_text("1 tot en met 25").wait_for()
    assert page.get_by_label(f"Kies {first}").is_checked()
    assert page.get_by_label(f"Kies {second}").is_checked()
    assert "€\u00a030.000.000" in bar(page)
    assert beside(lambda: ChosenDeal.objects.filter(person=world).count()) == PICKED
    assert exported(page, tmp_path) == [first, second, third]
    page.get_by_role("link", name="Samen behandelen: eerst controleren").click()
    assert "3 deals kunnen mee in een serie" in page.inner_text("#controle >> xpath=..")
    assert page.locator("main input[type=checkbox]:checked").count() == PICKED
    assert faults + visitor.faults() == []
    assert visitor.complaints == []


@contextmanager
def without_script(visitor: Visitor, live_server: Any) -> Iterator[Page]:
    browser = visitor.page.context.browser
    assert browser is not None
    with browser.new_context(java_script_enabled=False, base_url=live_server.url) as context:
        yield context.new_page()


def test_picked_without_script_and_kept_as_a_view(
    visitor: Visitor, world: User, beside: Beside, live_server: Any, tmp_path: Path
) -> None:
    with without_script(visitor, live_server) as page:
        page.set_viewport_size(NARROW)  # type: ignore[arg-type]
        Visitor(page).log_in(world.username)
        page.goto("/tranches/5/")
        first = names_on(page)[0]
        tick(page, first)
        page.get_by_role("button", name="Keuze bijwerken").click()
        page.get_by_role("link", name="Volgende").click()
        last = names_on(page)[-1]
        tick(page, last)
        page.get_by_role("button", name="Keuze bijwerken").click()
        assert "2 deals gekozen" in bar(page)
        assert "26 tot en met 30" in page.inner_text("main")
        page.get_by_role("link", name="Vorige").click()
        assert page.get_by_label(f"Kies {first}").is_checked()
        assert exported(page, tmp_path) == [first, last]
        keeps_a_view(page, first)
        assert not beside(SavedView.objects.exists)


def keeps_a_view(page: Page, name: str) -> None:
    """Filters down to one deal, keeps that under a name, opens it again and takes it away."""
    page.get_by_text("Filter en weergaven").click()
    page.get_by_label("Naam, gebied of partij").fill(name)
    page.get_by_role("button", name="Toon", exact=True).click()
    page.get_by_text("Weergave bewaren of verwijderen").click()
    page.get_by_label(re.compile("^Naam voor dit filter")).fill("Van mij")
    page.get_by_role("button", name="Weergave bewaren").click()
    assert "De weergave “Van mij” is bewaard." in page.inner_text("main")
    page.get_by_role("link", name="Alle deals", exact=True).click()
    expect(rows_of(page)).to_have_count(25)
    page.get_by_text("Filter en weergaven").click()
    page.get_by_role("link", name="Van mij", exact=True).click()
    expect(rows_of(page)).to_have_text([name])
    page.get_by_text("Weergave bewaren of verwijderen").click()
    page.get_by_role("button", name=re.compile("^Verwijderen.*Van mij$")).click()
    assert "De weergave “Van mij” is verwijderd." in page.inner_text("main")
