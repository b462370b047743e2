"""Fixtures for settling and recovering."""

from typing import Any

import pytest

from disbursement.uitkering.models import Uitkering
from disbursement.vaststelling.models import Vordering
from regiodeals.accounts.models import User
from tests import builders
from tests.builders import Cast
from tests.disbursement.beschikking import issued
from tests.disbursement.vaststelling import world


@pytest.fixture(autouse=True)
def quick_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    """Letters are not what these tests are about."""
    issued.with_quick_letters(monkeypatch)


@pytest.fixture
def grant(cast: Cast) -> Uitkering:
    """A SPUK of ten million euro that was paid."""
    return world.paid(cast)


@pytest.fixture
def island(cast: Cast) -> Uitkering:
    """A bijzondere uitkering in dollars that was paid."""
    return world.paid_island(cast)


@pytest.fixture
def controller(db: Any) -> User:
    """Who watches the money."""
    return builders.controller()


@pytest.fixture
def claim(cast: Cast, grant: Uitkering) -> Vordering:
    """A million to be paid back."""
    return world.recovered(cast, grant)
