"""The office that pays."""

import pytest

from tests.disbursement.betaling.world import Office


@pytest.fixture
def office(db: None) -> Office:
    """Everybody who has a part in a decision and its payment."""
    return Office()
