"""A folder of its own for the files of each test."""

from pathlib import Path
from typing import Any

import pytest

from regiodeals.accounts.models import User
from regiodeals.exports import definition, views
from tests import builders
from tests.builders import Cast
from tests.disbursement.conftest import start_process
from tests.exports.world import World, world

__all__ = ["start_process"]


@pytest.fixture(autouse=True)
def own_folder(settings: Any, tmp_path: Path) -> None:
    """Numbers of orders begin anew with each database; their files do not go away with it."""
    settings.DOCUMENTS_ROOT = tmp_path / "documents"


@pytest.fixture
def filled(cast: Cast) -> World:
    """Three deals of one region."""
    made = world(cast)
    made.grow(3)
    return made


@pytest.fixture
def coordinator(filled: World) -> User:
    """Somebody of that region."""
    return builders.member(filled.region)


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two rows is a long list here, and a worker reads two at a time."""
    monkeypatch.setattr(views, "MOST_AT_ONCE", 2)
    monkeypatch.setattr(definition, "MOST_AT_ONCE", 2)
