"""A signed decision on an island, with its letter and the promise of a translation."""

from typing import Any

import pytest

from disbursement.beschikking.models import Beschikking
from tests import builders
from tests.disbursement.bekendmaking.conftest import with_letter
from tests.mail.conftest import office

__all__ = ["office"]


@pytest.fixture
def island(cast: Any) -> Beschikking:
    """Signed, and its letter is stored; what stands in the letter is not the matter here."""
    return with_letter(cast.signed(builders.saba(cast.drafter)))
