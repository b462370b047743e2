"""A granted deal of which the first year has begun."""

import pytest

from monitoring.jaarcyclus.running import plan_all
from tests import builders
from tests.monitoring.indicator.world import granted
from tests.monitoring.rapportage import world as reports


@pytest.fixture
def deal(officer):
    """Granted on 18 November 2024; it ends with 2028."""
    deal = granted(officer)
    plan_all()
    return deal


@pytest.fixture
def writer(deal):
    return builders.member(
        builders.region_of(deal), name="Eva", last_name="Jansen", email="eva@regio.example"
    )


@pytest.fixture
def signer(deal):
    return reports.signer_of(deal, name="Tom", last_name="Kassier", email="tom@voorbeeld.example")


@pytest.fixture
def beheerder(db):
    return builders.beheerder()
