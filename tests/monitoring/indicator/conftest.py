"""A granted deal, and a series in it that was not measured yet."""

import pytest

from tests.monitoring.indicator import world


@pytest.fixture
def deal(officer):
    return world.granted(officer)


@pytest.fixture
def series(deal, officer):
    return world.series_in(deal, officer)
