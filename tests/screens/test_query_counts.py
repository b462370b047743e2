"""A page asks the database at most twelve questions, however many deals there are."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from regiodeals.accounts.models import User
from regiodeals.party.models import Organisation
from tests import builders
from tests.builders import Cast
from tests.screens import many_deals

pytestmark = pytest.mark.django_db

AT_MOST = 12
# The start page of the ministry asks each room that has work for its people, once.
AT_MOST_BY_PAGE = {"my-work": 21}
FEW, MANY = 20, 500
LISTS = [
    "my-work",
    "regiodeals:tranche-list",
    "regiodeals:tranche-detail",
    "regiodeals:deal-list",
    "regiodeals:obligation-list",
    "disbursement:beschikking-list",
    "monitoring:overleg-list",
    "monitoring:jaarcyclus-list",
    "monitoring:kalender",
]


@pytest.fixture
def region(db: None) -> Organisation:
    """The organisation that is party to every deal."""
    return builders.organisation()


@pytest.fixture
def coordinator(region: Organisation) -> User:
    """The least-privileged reader."""
    return builders.member(region)


def address(name: str) -> str:
    return reverse(name, args=[5] if name == "regiodeals:tranche-detail" else [])


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


@pytest.mark.parametrize("name", LISTS)
def test_a_list_asks_as_much_at_five_hundred_deals_as_at_twenty(name, cast, region, coordinator):
    many_deals.granted_deals(FEW, region=region, cast=cast)
    few = queries(coordinator, address(name))
    many_deals.granted_deals(MANY - FEW, region=region, cast=cast)
    many = queries(coordinator, address(name))
    assert len(few) == len(many) <= AT_MOST, told(few, many)


@pytest.mark.parametrize("name", LISTS)
def test_a_list_costs_the_ministry_a_fixed_number_of_questions(name, cast, region):
    many_deals.granted_deals(FEW, region=region, cast=cast)
    many_deals.concluded_deals(FEW, region=region, officer=cast.drafter)
    builders.in_preparation(cast.drafter)
    cast.submitted()
    # The first page of a visit is written down once.
    queries(cast.drafter, address(name))
    few = queries(cast.drafter, address(name))
    many_deals.concluded_deals(MANY - FEW, region=region, officer=cast.drafter)
    many = queries(cast.drafter, address(name))
    assert len(few) == len(many) <= AT_MOST_BY_PAGE.get(name, AT_MOST), told(few, many)


def test_a_filter_asks_nothing_more(cast, region, coordinator):
    many_deals.concluded_deals(FEW, region=region, officer=cast.drafter)
    plain = queries(coordinator, reverse("regiodeals:deal-list"))
    filtered = queries(coordinator, reverse("regiodeals:deal-list") + "?zoek=Regio&pagina=1")
    assert len(filtered) == len(plain) <= AT_MOST


class TestDossier:
    """A dossier with everything in it: parties, signatures, activities, letter and overleg."""

    def test_asks_a_coordinator_each_room_once(self, cast):
        deal = self.full(cast)
        asked = queries(builders.member(builders.region_of(deal)), self.address(deal))
        assert len(asked) <= AT_MOST, "\n".join(asked)

    def test_asks_as_much_at_five_hundred_deals_as_at_twenty(self, cast, region):
        deal = self.full(cast, region=region)
        reader = builders.member(region)
        many_deals.granted_deals(FEW, region=region, cast=cast)
        few = queries(reader, self.address(deal))
        many_deals.granted_deals(MANY - FEW, region=region, cast=cast)
        many = queries(reader, self.address(deal))
        assert len(few) == len(many) <= AT_MOST, told(few, many)

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
    def full(cast: Cast, **fields):
        return cast.announced(**fields).uitkering.deal

    @staticmethod
    def address(deal) -> str:
        return reverse("regiodeals:deal-detail", args=[deal.pk])
