"""Decisions of which the term for bezwaar runs."""

import pytest

from disbursement.beschikking.models import Beschikking
from tests.builders import Cast
from tests.disbursement.bezwaar import world


@pytest.fixture
def announced(cast: Cast) -> Beschikking:
    """Made known on Monday 18 November 2024."""
    return world.known(cast)


@pytest.fixture
def on_saba(cast: Cast) -> Beschikking:
    """The same, for an island."""
    return world.announced_on_saba(cast)
