"""Grants that have been made known, with letters that cost no time."""

import pytest

from disbursement.grootboek.services import book
from tests import builders
from tests.disbursement.beschikking import issued
from tests.disbursement.grootboek.pages import browser_of
from tests.remembering import numbers


@pytest.fixture(autouse=True)
def quick_letters(monkeypatch):
    issued.with_quick_letters(monkeypatch)


@pytest.fixture
def grant(cast):
    """A specifieke uitkering of ten million euros in two termijnen, made known."""
    return cast.announced().uitkering


@pytest.fixture
def island(cast):
    """A bijzondere uitkering of five million euros, or US$ 5.275.000, made known."""
    return cast.announced(builders.saba(cast.drafter)).uitkering


@pytest.fixture
def post(grant):
    """Books on the grant; what is not said is filled in."""

    def booked(kind, cents, *, on=grant, **fields):
        values = {
            "currency": on.currency,
            "booked_on": builders.NOW.date(),
            "source_key": f"{kind}:{next(numbers)}",
            "sentence": "Voorbeeld",
            "actor": None,
        }
        return book(uitkering_id=on.pk, kind=kind, amount_cents=cents, **(values | fields))

    return booked


@pytest.fixture
def desk(db):
    return browser_of(builders.controller(name="Greet", last_name="Teller"))
