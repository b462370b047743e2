"""A grant, its papers and the form of a year, in the summer after."""

from typing import Any

import pytest

from disbursement.uitkering.models import Uitkering
from disbursement.verantwoording.models import SisaVersie
from tests.disbursement.verantwoording import world


@pytest.fixture
def summer(still_clock: Any) -> Any:
    """Monday 6 July 2026; the clock can be moved."""
    still_clock.set(world.SUMMER)
    return still_clock


@pytest.fixture
def grant(summer: Any, cast: Any) -> Uitkering:
    """Ten million, to be spent from 2024 until 2028; the year 2024 was accounted for with nothing.

    So that the figures of 2025 have something to follow.
    """
    [grant] = world.granted(1, cast)
    return grant


@pytest.fixture
def edition(grant: Uitkering) -> SisaVersie:
    """The form over 2025."""
    return world.versie()


@pytest.fixture
def first_year(grant: Uitkering, cast: Any) -> None:
    """Over 2024 nothing was spent, and that was found to be in order."""
    edition = world.versie(2024)
    nothing = {
        "besteding": 0,
        "cofinanciering": 0,
        "uitvoeringskosten": 0,
        "cumulatief": 0,
    }
    world.judged(world.delivered(grant, cast, edition, **nothing), cast, remark="Te laat gekomen.")
