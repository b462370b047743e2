"""The letters of a walk are sealed and kept, but not laid out anew."""

import pytest

from tests.disbursement.beschikking import issued


@pytest.fixture(autouse=True)
def quick_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    """How a letter looks is not what a walk is about."""
    issued.with_quick_letters(monkeypatch)
