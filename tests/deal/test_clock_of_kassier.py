"""The clock that counts is the one of the kassier, and it is said in words."""

import pytest

from regiodeals.common import clock
from regiodeals.deal.models import DealParty, PartyRole
from regiodeals.deal.selectors import clock_of_kassier, is_kassier_an_island
from regiodeals.legal.grant_rules import OrganisationKind
from regiodeals.party.models import Organisation
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def deal(officer):
    return builders.concluded(officer)


def named(deal, kind, name):
    """The kassier, as this kind of body with this name."""
    region = Organisation.objects.filter(pk=builders.region_of(deal).pk)
    assert region.update(kind=kind.value, name=name) == 1


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("openbaar lichaam Bonaire", "Bonaire"),
        ("openbaar lichaam Sint Eustatius", "Sint Eustatius"),
        ("openbaar lichaam Saba", "Saba"),
        ("openbaar lichaam Elders", "het eiland"),
    ],
)
def test_an_island_counts_its_own_day(deal, name, place):
    named(deal, OrganisationKind.OPENBAAR_LICHAAM_BES, name)
    assert clock_of_kassier(deal) == (clock.KRALENDIJK, place)
    assert is_kassier_an_island(deal)


def test_a_name_alone_makes_no_island(deal):
    named(deal, OrganisationKind.GEMEENTE, "gemeente Saba")
    assert clock_of_kassier(deal) == (clock.AMSTERDAM, "Nederland")
    assert not is_kassier_an_island(deal)


def test_an_island_that_only_takes_part_changes_no_clock(deal):
    named(deal, OrganisationKind.OPENBAAR_LICHAAM_BES, "openbaar lichaam Saba")
    assert DealParty.objects.filter(deal=deal, role=PartyRole.KASSIER).update(
        role=PartyRole.PARTNER
    )
    assert clock_of_kassier(deal) == (clock.AMSTERDAM, "Nederland")
