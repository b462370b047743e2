"""A granted deal with a rapportage over the year, and the people of both sides."""

import pytest

from tests import builders
from tests.monitoring.rapportage.conftest import deal, report, signer, writer

__all__ = ["deal", "report", "signer", "writer"]


@pytest.fixture
def colleague():
    """Somebody of the ministry who wrote nothing."""
    return builders.behandelaar()
