"""A beheerder behind a browser, and a broker that can be out of reach."""

from typing import Any

import pytest
from django.test import Client

from regiodeals.accounts.models import Role
from tests import builders
from tests.broker import broker

__all__ = ["broker"]


@pytest.fixture
def desk(db: Any) -> Client:
    """The browser of a beheerder."""
    browser = Client()
    browser.force_login(builders.user(Role.BEHEERDER, is_staff=True))
    return browser
