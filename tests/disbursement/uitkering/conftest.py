"""Deals that wait for their uitkering."""

import pytest

from regiodeals.accounts.models import User
from regiodeals.deal.models import Deal
from regiodeals.legal.grant_rules import OrganisationKind
from tests import builders


@pytest.fixture
def deal(officer: User) -> Deal:
    """A concluded deal whose kassier is a municipality."""
    return builders.concluded(officer)


@pytest.fixture
def island_deal(officer: User) -> Deal:
    """A concluded deal whose kassier is a public body in the Caribbean."""
    island = builders.organisation(
        "openbaar lichaam Voorbeeldeiland", OrganisationKind.OPENBAAR_LICHAAM_BES
    )
    return builders.concluded(officer, region=island)
