"""Who cannot bring a file in is not asked to fill in the form for it first."""

import pytest
from django.urls import reverse

from tests import builders
from tests.disbursement.verantwoording import world

pytestmark = pytest.mark.django_db

PAGE = reverse("disbursement:verantwoording-import", args=[world.YEAR])
YEAR = reverse("disbursement:verantwoording-list", args=[world.YEAR])
WORDS = "Een behandelaar biedt het ingevulde sjabloon hier aan"


def shown(client, user, address):
    client.force_login(user)
    return client.get(address).content.decode()


@pytest.fixture
def versie(grant):
    """The code and columns of the year."""
    return world.versie()


@pytest.mark.parametrize("who", [builders.toetser, builders.controller, builders.tekenbevoegde])
def test_who_may_not_reads_who_does(client, versie, who):
    user = who()
    page = shown(client, user, PAGE)
    assert WORDS in page
    assert 'type="file"' not in page
    assert "Sjabloon (CSV)" in page
    assert "Sjabloon en bestanden" in shown(client, user, YEAR)


def test_a_case_officer_brings_it(client, cast, versie):
    page = shown(client, cast.drafter, PAGE)
    assert 'type="file"' in page
    assert "zoals het CBS" in page
    assert WORDS not in page
    assert "Bestand inlezen" in shown(client, cast.drafter, YEAR)
