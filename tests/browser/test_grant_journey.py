"""From a concluded convenant to money at the bank, each step by the person whose step it is."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import Page

from disbursement.beschikking.models import Beschikking, BeschikkingStatus
from disbursement.beschikking.rendering.make import make_letter
from disbursement.betaling import running
from disbursement.betaling.models import Betaalbatch
from regiodeals.accounts.models import Role, User
from regiodeals.deal.models import Deal
from tests import builders
from tests.browser.beside import Beside
from tests.browser.visitor import Visitor
from tests.builders.people import RIJK
from tests.disbursement.betaling.world import IBAN, Office

PATIENCE_MS = 10_000


@dataclass(frozen=True)
class Chain:
    """A deal with a convenant, who make its decision and pay it, and who looks on."""

    deal: Deal
    office: Office
    co_signer: User


@pytest.fixture
def world(live_server: Any) -> Chain:
    office = Office()
    deal = builders.concluded(office.drafter, name="Voorbeeldregio")
    return Chain(
        deal,
        office,
        builders.member(builders.ministry(RIJK[1]), Role.MEDEONDERTEKENAAR, name="Mees"),
    )


def become(visitor: Visitor, person: User) -> Page:
    """Somebody else sits down, and is on his own start page."""
    visitor.page.context.clear_cookies()
    visitor.page.set_default_timeout(PATIENCE_MS)
    visitor.log_in(person.username)
    return visitor.page


def press(page: Page, label: str, answer: str) -> None:
    """The button, and what the next page says."""
    page.get_by_role("button", name=label, exact=True).first.click()
    page.get_by_text(answer).first.wait_for()


def press_after_reading(page: Page, label: str, answer: str) -> None:
    """What cannot be taken back is asked first: the letter is read, and one says so."""
    page.locator("summary", has_text=label).click()
    page.get_by_label("Ik heb de brief gelezen").check()
    page.locator("details[open] button", has_text=label).click()
    page.get_by_text(answer).first.wait_for()


def task(page: Page, words: str) -> None:
    """Open what waits on the start page."""
    page.get_by_role("link", name=words).first.click()


def open_the_grant(page: Page, deal: Deal) -> None:
    """What follows from the deal is not asked; the rest is."""
    page.goto(f"/deals/{deal.pk}/")
    page.get_by_role("link", name="Uitkering openen").first.click()
    page.get_by_label("Rekening van de kassier").fill("NL00 EXMP 0000 0000 00")
    page.get_by_label("Ten name van").fill("gemeente Voorbeeld")
    page.get_by_label("Begroting ontvangen op").fill("8 oktober 2024")
    page.get_by_label("Eerste termijn").fill("5.000.000")
    page.get_by_label("Tweede termijn", exact=True).fill("5.000.000")
    page.get_by_label("Tweede termijn uiterlijk op").fill("27-2-2026")
    press(page, "Uitkering openen", "Beschikking opstellen")


def test_from_convenant_to_bank(
    visitor: Visitor, world: Chain, beside: Beside, still_clock: Any
) -> None:
    office = world.office
    page = become(visitor, office.drafter)
    open_the_grant(page, world.deal)
    press(page, "Beschikking opstellen", "Concept")
    letter = page.url
    press(page, "Naar toetsing sturen", "Ter toetsing")

    page = become(visitor, office.reviewer)
    task(page, "toets de beschikking")
    assert page.url == letter
    press(page, "Akkoord geven", "Getoetst")

    page = become(visitor, office.signer)
    task(page, "onderteken de beschikking")
    press_after_reading(page, "Ondertekenen", "Ondertekend")
    row = beside(Beschikking.objects.get)
    assert beside(lambda: make_letter(row.pk))

    page = become(visitor, office.drafter)
    task(page, "maak de beschikking bekend")
    press_after_reading(page, "Bekendmaken", "Bekendgemaakt")
    assert beside(Beschikking.objects.get).status == BeschikkingStatus.BEKENDGEMAAKT

    pay(visitor, world, beside, still_clock)
    look_on(visitor, world)
    assert visitor.complaints == []


def pay(visitor: Visitor, world: Chain, beside: Beside, still_clock: Any) -> None:
    """One controller proposes an account and releases; another confirms both and the batch."""
    office = world.office
    page = become(visitor, office.first)
    page.goto("/rekeningen/")
    page.get_by_role("link", name=str(kassier_of(world, beside))).click()
    page.get_by_role("link", name="Rekening in euro voorstellen").click()
    page.get_by_label("IBAN").fill(IBAN)
    page.get_by_label("Ten name van").fill("gemeente Voorbeeld")
    page.get_by_label("Waar staat de opgave?").fill("Brief van de kassier, VB-1")
    press(page, "Rekening voorstellen", "EXMP")
    accounts = page.url

    page = become(visitor, office.second)
    page.goto(accounts)
    press(page, "Rekening bevestigen", "Te gebruiken vanaf")

    still_clock.set(builders.NOW + timedelta(days=1))
    page = become(visitor, office.first)
    page.goto("/betalingen/")
    task(page, "Voorbeeldregio")
    press(page, "Termijn vrijgeven", "vrijgegeven")
    payment = page.url

    page = become(visitor, office.second)
    page.goto(payment)
    press(page, "Vrijgave bevestigen", "evestigd")

    page = become(visitor, office.first)
    page.goto("/betalingen/")
    press(page, "Batch in EUR samenstellen", "Samengesteld door")
    batch = page.url
    page = become(visitor, office.second)
    page.goto(batch)
    press(page, "Batch bevestigen", "Bevestigd door")
    found = beside(Betaalbatch.objects.get)
    assert beside(lambda: running.make_file(found.pk))
    page = become(visitor, office.first)
    page.goto(batch)
    assert page.get_by_text("€ 5.000.000,00").first.is_visible()


def kassier_of(world: Chain, beside: Beside) -> Any:
    """Who receives the money."""
    return beside(lambda: builders.region_of(world.deal))


def look_on(visitor: Visitor, world: Chain) -> None:
    """A ministry that signed along reads the same dossier, and is offered no step in it."""
    page = become(visitor, world.co_signer)
    page.goto(f"/deals/{world.deal.pk}/")
    assert page.get_by_text("€ 10.000.000,00").first.is_visible()
    assert page.locator("main form[method=post]").count() == 0
    assert page.locator("#besluiten").get_by_text("Bekendgemaakt").first.is_visible()
