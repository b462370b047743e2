"""People around a template, the model letters, and a layout of these tests for trial letters."""

from types import SimpleNamespace
from typing import Any

import pytest

from disbursement.sjabloon.rendering import trial
from tests import builders
from tests.disbursement.sjabloon import layout


@pytest.fixture
def people(db: Any) -> SimpleNamespace:
    """Two who write, two who publish, and the wording of the model letters."""
    builders.model_letters()
    return SimpleNamespace(
        author=builders.behandelaar(name="Sanne", last_name="Schrijver"),
        other_author=builders.behandelaar(),
        publisher=builders.toetser(name="Farid", last_name="Uitgever"),
        other_publisher=builders.toetser(),
    )


@pytest.fixture(autouse=True)
def plain_layout(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trial letters are made by the real engine, block after block."""
    monkeypatch.setitem(trial._makers, "verlening", layout.makers)
