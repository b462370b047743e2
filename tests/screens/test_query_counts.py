"""What a page asks the database beyond what every page is counted for.

As many among many deals as among few: test_query_counts_of_every_page.py.
"""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from regiodeals.accounts.models import User
from tests import builders
from tests.builders import Cast
from tests.screens import many_deals

pytestmark = pytest.mark.django_db

AT_MOST = 12
FEW = 20


def queries(reader: User, url: str) -> list[str]:
    """What one request asks, session and person included."""
    client = Client()
    client.force_login(reader)
    with CaptureQueriesContext(connection) as asked:
        response = client.get(url)
    assert response.status_code == 200
    return [query["sql"] for query in asked.captured_queries]


def told(few: list[str], many: list[str]) -> str:
    """The questions, for who has to find the one too many."""
    return "\n".join(many if len(many) > len(few) else few)


def test_a_filter_asks_nothing_more(cast):
    region = builders.organisation()
    coordinator = builders.member(region)
    many_deals.concluded_deals(FEW, region=region, officer=cast.drafter)
    plain = queries(coordinator, reverse("regiodeals:deal-list"))
    filtered = queries(coordinator, reverse("regiodeals:deal-list") + "?zoek=Regio&pagina=1")
    assert len(filtered) == len(plain) <= AT_MOST


class TestDossier:
    """A dossier with everything in it: parties, signatures, activities, letter and overleg."""

    def test_asks_the_ministry_each_room_once(self, cast):
        asked = queries(cast.drafter, self.address(self.full(cast)))
        assert len(asked) <= AT_MOST, "\n".join(asked)

    def test_asks_no_more_for_more_activities(self, cast):
        deal = self.full(cast)
        before = queries(cast.drafter, self.address(deal))
        line = deal.programmalijnen.get()
        for order in range(3, 30):
            activity = line.activiteiten.create(order=order, name=f"Meer {order}", rijk_cents=100)
            activity.bronnen.create(origin="privaat", amount_cents=100)
        assert len(queries(cast.drafter, self.address(deal))) == len(before)

    @staticmethod
    def full(cast: Cast):
        return cast.announced().uitkering.deal

    @staticmethod
    def address(deal) -> str:
        return reverse("regiodeals:deal-detail", args=[deal.pk])
