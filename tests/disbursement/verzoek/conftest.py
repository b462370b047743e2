"""A grant about which a region may ask something."""

import pytest

from disbursement.uitkering.models import Uitkering
from tests.builders import Cast
from tests.disbursement.verzoek import world


@pytest.fixture
def grant(cast: Cast) -> Uitkering:
    """Made known on Monday 18 November 2024, to be spent until the end of 2028."""
    return world.granted(cast)
