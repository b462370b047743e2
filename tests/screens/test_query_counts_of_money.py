"""A list of money asks at most twelve questions, and as many at five hundred rows as at twenty.

The lists that grow with the deals of one region: test_query_counts_of_every_page.py.
"""

import pytest
from django.test import Client
from django.urls import reverse

from demo.bench.sizes import count_rows
from disbursement.grootboek.models import Boeking, BoekingKind
from regiodeals.accounts.models import User
from regiodeals.party.models import Organisation
from tests import builders
from tests.screens import much_money
from tests.screens.test_query_counts import queries, told

pytestmark = pytest.mark.django_db

AT_MOST = 12
FEW, MANY = 20, 500


@pytest.fixture
def region(db: None) -> Organisation:
    """The organisation that is kassier of every deal."""
    return builders.organisation()


@pytest.fixture
def coordinator(region: Organisation) -> User:
    """The least-privileged reader of what a region may see."""
    return builders.member(region)


@pytest.fixture
def behandelaar(db: None) -> User:
    """The least-privileged reader of what is for the ministry only: he handles no money."""
    return builders.behandelaar()


def fixed(reader: User, name: str, grow, *args: int) -> None:
    """The page asks as much after growing from few rows to many."""
    url = reverse(f"disbursement:{name}", args=args)
    grow(FEW)
    few = queries(reader, url)
    grow(MANY - FEW)
    count_rows()
    many = queries(reader, url)
    assert len(few) == len(many) <= AT_MOST, told(few, many)
    client = Client()
    client.force_login(reader)
    assert client.get(url).context["page"].paginator.count >= MANY


def test_the_accounts_of_the_kassiers(cast, behandelaar):
    fixed(behandelaar, "rekening-list", lambda n: much_money.kassiers(n, cast))


def test_the_money_of_a_deal(cast, region, coordinator):
    [grant] = much_money.granted(1, region=region, cast=cast)

    def grow(number: int) -> None:
        Boeking.objects.bulk_create(
            Boeking(
                uitkering=grant,
                kind=BoekingKind.VERANTWOORD,
                currency="EUR",
                amount_cents=1,
                booked_on=much_money.DAY,
                booked_at=much_money.MOMENT,
                source_key=f"veel:{number}:{place}",
                sentence="Besteed",
                year=2024,
            )
            for place in range(number)
        )

    fixed(coordinator, "geld", grow, grant.deal_id)
