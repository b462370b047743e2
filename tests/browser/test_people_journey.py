"""Somebody is invited, makes an account and works in the deal, narrow and wide."""

from dataclasses import dataclass
from typing import Any

import pytest

from regiodeals.accounts.models import User
from regiodeals.deal.models import Deal, RoleInDeal
from tests import builders
from tests.browser.visitor import Visitor
from tests.builders import Cast
from tests.monitoring.indicator.world import granted
from tests.people import world as people


@dataclass(frozen=True)
class Region:
    """A deal, its manager, and the link that somebody else was sent."""

    deal: Deal
    manager: User
    link: str


@pytest.fixture
def world(live_server: Any) -> Region:
    cast = Cast()
    deal = granted(cast.drafter)
    person = builders.user(name="Mia", last_name="Beheer", email="mia@regio.example")
    manager = builders.role_in(deal, RoleInDeal.MANAGER, person)
    line = deal.programmalijnen.all()[0]
    builders.role_in(deal, RoleInDeal.PART_WRITER, lines=[line.pk, 0])
    builders.role_in(deal, RoleInDeal.SIGNER, valid_until=builders.NOW.date())
    builders.member(builders.region_of(deal), name="Rina", last_name="Regio")
    former = builders.role_in(deal, RoleInDeal.READER).deal_roles.get()
    former.ended_at, former.ended_by = builders.NOW, manager
    former.save()
    people.invite(deal, manager, address="een.lange.naam.van.iemand@gemeente-voorbeeldstad.example")
    return Region(
        deal, manager, people.link_of(people.invite(deal, manager, RoleInDeal.COORDINATOR))
    )


def test_from_invitation_to_work(visitor: Visitor, world: Region) -> None:
    page = visitor.page
    visitor.log_in(world.manager.username)
    visitor.open(f"/deals/{world.deal.pk}/mensen/")
    faults = visitor.faults()
    page.context.clear_cookies()
    visitor.open("/uitnodiging/verkeerd/")
    faults += visitor.faults()
    visitor.open(world.link)
    faults += visitor.faults()
    page.get_by_label("Voornaam").fill("Noor")
    page.get_by_label("Achternaam").fill("de Vries")
    page.get_by_label("Kies een wachtwoord").fill("zeven-bomen-in-de-laan")
    page.get_by_label("Vul het wachtwoord nog een keer in").fill("zeven-bomen-in-de-laan")
    with page.expect_navigation():
        page.get_by_role("button", name="Uitnodiging aannemen").click()
    assert "U werkt nu aan" in page.inner_text("main")
    faults += visitor.faults()
    visitor.open(f"/deals/{world.deal.pk}/")
    assert faults == []
