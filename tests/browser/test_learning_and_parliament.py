"""The pages of an exchange meeting, of the words of a mail and of a report to parliament."""

from dataclasses import dataclass
from typing import Any

import pytest

from monitoring.kamer.models import Kamerrapportage
from monitoring.uitwisseling.models import Uitwisseling
from regiodeals.accounts.models import User
from tests import builders
from tests.browser.visitor import Visitor
from tests.builders import Cast
from tests.monitoring.kamer.world import adopted_in, url
from tests.monitoring.uitwisseling import world as exchange


@dataclass(frozen=True)
class Pages:
    """Who may see them all, and their addresses."""

    officer: User
    addresses: list[str]


@pytest.fixture
def world(live_server: Any) -> Pages:
    officer = Cast().drafter
    adopted = adopted_in(officer)
    concept = Kamerrapportage.objects.create(
        year=2023,
        edition=1,
        drafted_at=builders.NOW,
        drafted_by=officer,
        writers=[officer.pk],
    )
    exchange.everything_of_exchange(officer)
    meeting = Uitwisseling.objects.order_by("-pk")[0]
    return Pages(
        officer,
        [
            *(url("detail", row.pk) for row in (adopted, concept)),
            url("list"),
            url("change", concept.pk),
            f"/uitwisseling/{meeting.pk}/",
            f"/uitwisseling/{meeting.pk}/materiaal/",
            "/mailteksten/herinnering/nl/",
        ],
    )


def test_each_page_narrow_and_wide(visitor: Visitor, world: Pages) -> None:
    visitor.log_in(world.officer.username)
    faults = []
    for address in world.addresses:
        response = visitor.open(address)
        assert response.status == 200, address
        faults += visitor.faults()
    assert faults + visitor.complaints == []
