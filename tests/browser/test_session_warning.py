"""Before a session ends the page asks, and whoever stays goes on with what was typed."""

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.db.models.functions import Now
from playwright.sync_api import Page

from regiodeals.accounts.staying import WARNS_S
from tests.browser.beside import Beside
from tests.browser.conftest import World
from tests.browser.visitor import Visitor

# In milliseconds, as long as a session lasts.
A_WORKING_DAY = 10 * 60 * 60 * 1000


def ends_in(seconds: int) -> None:
    Session.objects.update(expire_date=Now() + timedelta(seconds=seconds))


def typing(visitor: Visitor, world: World) -> Page:
    """Somebody who is logged in and has typed something; the hours of the page can be moved."""
    page = visitor.page
    visitor.log_in(world.officer.username)
    page.clock.install()
    visitor.open("/deals/")
    page.get_by_label("Naam, gebied of partij").fill("half een zin")
    return page


def still_typed(page: Page) -> bool:
    return page.get_by_label("Naam, gebied of partij").input_value() == "half een zin"


def test_warned_and_stays(visitor: Visitor, world: World, beside: Beside) -> None:
    page = typing(visitor, world)
    beside(lambda: ends_in(WARNS_S - 100))
    page.clock.fast_forward(A_WORKING_DAY)
    dialog = page.get_by_role("dialog", name="Blijft u ingelogd?")
    dialog.wait_for()
    assert visitor.faults() == []
    dialog.get_by_role("button", name="Ingelogd blijven").click()
    dialog.wait_for(state="hidden")
    longer = Session.objects.filter(expire_date__gt=Now() + timedelta(hours=9))
    assert beside(longer.exists)
    assert still_typed(page)


def test_nobody_is_warned_who_was_at_work_on_another_page(
    visitor: Visitor, world: World, beside: Beside
) -> None:
    page = typing(visitor, world)
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    with page.expect_response("**/sessie/"):
        page.clock.fast_forward(A_WORKING_DAY)
    assert not page.get_by_role("dialog").is_visible()
    beside(lambda: ends_in(WARNS_S - 100))
    page.clock.fast_forward(A_WORKING_DAY)
    page.get_by_role("dialog", name="Blijft u ingelogd?").wait_for()
    assert len([url for url in asked if url.endswith("/sessie/")]) == 2


def test_who_logs_in_again_in_another_tab_saves_what_he_typed_in_the_first(
    visitor: Visitor, world: World, beside: Beside
) -> None:
    page = visitor.page
    visitor.log_in(world.officer.username)
    page.clock.install()
    visitor.open("/wachtwoord/")
    typed = page.get_by_label("Uw wachtwoord van nu")
    typed.fill("niet het goede")
    beside(Session.objects.all().delete)
    page.clock.fast_forward(A_WORKING_DAY)
    dialog = page.get_by_role("dialog", name="Log opnieuw in")
    dialog.get_by_role("button", name="Terug naar de pagina").click()
    page.get_by_role("button", name="Wachtwoord wijzigen").click()
    dialog.wait_for()
    with page.context.expect_page() as opened:
        dialog.get_by_role("link", name="Inloggen in een nieuw tabblad").click()
    other = Visitor(opened.value)
    other.log_in(world.officer.username)
    page.bring_to_front()
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.get_by_role("dialog", name="U bent weer ingelogd").wait_for()
    page.get_by_role("button", name="Terug naar de pagina").click()
    assert typed.input_value() == "niet het goede"
    page.get_by_role("button", name="Wachtwoord wijzigen").click()
    # Sent with the key of the new session: the form itself answers.
    page.get_by_text("Dit klopt nog niet").wait_for()


def test_told_when_it_is_over(visitor: Visitor, world: World, beside: Beside) -> None:
    page = typing(visitor, world)
    beside(Session.objects.all().delete)
    page.clock.fast_forward(A_WORKING_DAY)
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("U bent uitgelogd.").wait_for()
    dialog.get_by_role("button", name="Terug naar de pagina").click()
    assert still_typed(page)
