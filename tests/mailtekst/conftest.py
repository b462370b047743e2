"""Two who write and two who publish."""

from types import SimpleNamespace
from typing import Any

import pytest

from tests import builders


@pytest.fixture
def people(db: Any) -> SimpleNamespace:
    """The people around a text."""
    return SimpleNamespace(
        author=builders.behandelaar(name="Sanne", last_name="Schrijver"),
        other_author=builders.behandelaar(),
        publisher=builders.toetser(name="Farid", last_name="Uitgever"),
        other_publisher=builders.toetser(),
    )
