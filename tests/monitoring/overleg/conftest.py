"""An overleg whose day is still open."""

import pytest

from monitoring.overleg.models import Overleg
from regiodeals.accounts.models import User
from tests import builders


@pytest.fixture
def overleg(officer: User) -> Overleg:
    """Planned for 2025, the day still open."""
    return Overleg.objects.create(deal=builders.concluded(officer), year=2025)
