"""A granted deal, somebody of its region, and the rapportage they began."""

import pytest

from tests import builders
from tests.monitoring.indicator.world import granted
from tests.monitoring.rapportage import world


@pytest.fixture
def deal(officer):
    return granted(officer)


@pytest.fixture
def writer(deal):
    return builders.member(builders.region_of(deal), name="Eva", last_name="Jansen")


@pytest.fixture
def report(deal, writer):
    return world.opened(deal, writer)


@pytest.fixture
def signer(deal):
    return world.signer_of(deal, name="Tom", last_name="Kassier", email="tom@voorbeeld.example")
