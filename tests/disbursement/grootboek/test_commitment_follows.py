"""A wijziging in dollars moves the euros that the State committed for them."""

from datetime import date
from decimal import Decimal

import pytest

from disbursement.beschikking.models import BeschikkingKind
from disbursement.grootboek.models import Boeking, BoekingKind
from disbursement.grootboek.selectors import balance_of
from disbursement.grootboek.services import book_euro_value
from disbursement.uitkering.services import DollarRate
from regiodeals.common.errors import InvalidInput
from tests import builders
from tests.disbursement.beschikking import issued

pytestmark = pytest.mark.django_db

B = BeschikkingKind
RATE = DollarRate(rate=Decimal("1.1000"), on=date(2024, 11, 25), source="De Nederlandsche Bank")


@pytest.fixture
def island(cast):
    return cast.announced(builders.saba(cast.drafter))


def committed(row):
    commitment = balance_of(row.uitkering).commitment
    assert commitment is not None
    return commitment.granted_cents


def room_for(row, cents):
    """The region puts in as much, so that the rules allow the amount."""
    for source in builders.sources_of(row.uitkering.deal):
        source.amount_cents = cents
        source.save()


def test_more_dollars_are_committed_at_the_rate_of_the_decision(cast, island):
    room_for(island, 600_000_000)
    issued.further(cast, B.WIJZIGING, island, amount_cents=637_500_000, dollar_rate=RATE)
    assert committed(island) == 600_000_000
    row = Boeking.objects.filter(kind=BoekingKind.VERLEEND, currency="EUR").latest("pk")
    assert row.amount_cents == 100_000_000
    assert row.sentence.endswith(", koers 1,1000 van 25 november 2024 (De Nederlandsche Bank)")


def test_without_a_rate_of_its_own_that_of_the_verlening_counts(cast, island):
    room_for(island, 600_000_000)
    issued.further(cast, B.WIJZIGING, island, amount_cents=633_000_000)
    assert committed(island) == 600_000_000
    row = Boeking.objects.filter(kind=BoekingKind.VERLEEND, currency="EUR").latest("pk")
    assert "koers 1,0550 van" in row.sentence


def test_fewer_dollars_release_their_part_and_the_exchange_difference_follows(cast, island):
    room_for(island, 700_000_000)
    issued.further(cast, B.WIJZIGING, island, amount_cents=637_500_000, dollar_rate=RATE)
    issued.further(cast, B.WIJZIGING, island, amount_cents=584_375_000)
    assert committed(island) == 550_000_000
    grant = island.uitkering
    termijn = grant.termijnen.get(number=1)
    builders.pay(grant, termijn)
    dollars = balance_of(grant).of_termijn(termijn.pk).paid_cents
    book_euro_value(
        uitkering_id=grant.pk,
        termijn=termijn,
        dollar_cents=dollars,
        charged_cents=260_000_000,
        booked_on=builders.NOW.date(),
        source_key="bank:1",
        actor=None,
    )
    difference = Boeking.objects.get(kind=BoekingKind.KOERSVERSCHIL)
    share = round(550_000_000 * dollars / 584_375_000)
    assert abs(difference.amount_cents - (260_000_000 - share)) <= 1


def test_a_withdrawn_grant_commits_nothing(cast, island):
    issued.further(cast, B.INTREKKING, island, replaces_id=island.pk)
    assert committed(island) == 0


def test_a_rate_is_only_for_a_new_amount_in_dollars(cast, island):
    with pytest.raises(InvalidInput, match="hoort bij een nieuw bedrag"):
        cast.decided(B.WIJZIGING, island, dollar_rate=RATE)
    euros = cast.announced()
    with pytest.raises(InvalidInput, match="is in euro"):
        cast.decided(B.WIJZIGING, euros, amount_cents=900_000_000, dollar_rate=RATE)
