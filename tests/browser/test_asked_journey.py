"""The ministry asks between times, the region answers; each page narrow and wide."""

from dataclasses import dataclass
from typing import Any

import pytest

from regiodeals.accounts.models import User
from regiodeals.deal.models import Deal, RoleInDeal
from tests import builders
from tests.browser.visitor import Visitor
from tests.builders import Cast
from tests.monitoring.indicator.world import granted

SUBJECT = "Vertraging van de nieuwbouw aan de Voorbeeldstraat"


@dataclass(frozen=True)
class Asked:
    """A deal with two programmalijnen, who asks of it, and who writes about it."""

    deal: Deal
    officer: User
    coordinator: User


@pytest.fixture
def world(live_server: Any) -> Asked:
    cast = Cast()
    deal = granted(cast.drafter)
    deal.programmalijnen.create(order=2, name="Economie en bereikbaarheid van de kernen")
    person = builders.user(name="Ilse", last_name="Jansen", email="ilse@regio.example")
    return Asked(deal, cast.drafter, builders.role_in(deal, RoleInDeal.COORDINATOR, person))


def test_from_question_to_check(visitor: Visitor, world: Asked) -> None:
    page = visitor.page
    visitor.log_in(world.officer.username)
    visitor.open(f"/deals/{world.deal.pk}/")
    faults = visitor.faults()
    page.get_by_role("link", name="Tussentijds vragen", exact=True).last.click()
    faults += visitor.faults()
    page.get_by_role("button", name="Vragen").click()
    faults += visitor.faults()
    page.get_by_label("Onderwerp").fill(SUBJECT)
    page.get_by_label("Wat wilt u weten?").fill("Wat is de oorzaak?\n\nEn wat doet u eraan?")
    page.get_by_label("Laatste dag").fill("20-12-2024")
    with page.expect_navigation():
        page.get_by_role("button", name="Vragen").click()
    assert "Een mail gaat naar Ilse Jansen" in page.inner_text("main")
    faults += visitor.faults()
    address = page.url.partition("/rapportages/")[2]
    visitor.open(f"/deals/{world.deal.pk}/")
    faults += visitor.faults()
    page.context.clear_cookies()
    visitor.log_in(world.coordinator.username)
    visitor.open("/rapportages/")
    faults += visitor.faults()
    visitor.open(f"/rapportages/{address}")
    faults += visitor.faults()
    visitor.open(f"/rapportages/{address}controle/")
    assert SUBJECT in page.inner_text("h1")
    faults += visitor.faults()
    assert faults == []
