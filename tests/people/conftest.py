"""A granted deal, and who manages the people of its region."""

import pytest

from regiodeals.deal.models import RoleInDeal
from tests import builders
from tests.monitoring.indicator.world import granted


@pytest.fixture
def deal(officer):
    return granted(officer)


@pytest.fixture
def manager(deal):
    person = builders.user(name="Mia", last_name="Beheer", email="mia@regio.example")
    return builders.role_in(deal, RoleInDeal.MANAGER, person)
