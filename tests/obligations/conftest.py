"""A deal with a page, and an obligation about it."""

from datetime import date

import pytest

from regiodeals.common.clock import AMSTERDAM
from regiodeals.obligations import pages, services
from regiodeals.obligations.models import ObligationKind
from regiodeals.obligations.owner import Owner
from tests import builders

DUE_ON = date(2024, 12, 17)


@pytest.fixture(autouse=True)
def known_pages(monkeypatch):
    """Every deal has a page; what a test adds is forgotten afterwards."""
    monkeypatch.setattr(pages, "_pages", {"regiodeals.deal": lambda owed: f"/{owed.dossier}/"})


@pytest.fixture
def impose(officer):
    """Imposes that the officer grants the uitkering of a deal, unless said otherwise."""

    def act(**fields):
        subject = fields.pop("subject", None) or builders.proposal()
        values = {
            "kind": ObligationKind.VERLENING,
            "title": f"Verleen de uitkering voor {subject}",
            "due_on": DUE_ON,
            "zone": AMSTERDAM,
            "source": "Besluit, artikel 13 lid 1",
            "owner": Owner(user=officer),
            "dossier": subject.pk,
            "actor": officer,
        }
        return services.impose(subject=subject, **(values | fields))

    return act


@pytest.fixture
def owed(impose):
    """The officer must grant by Tuesday 17 December 2024."""
    return impose()


@pytest.fixture
def met(owed, officer):
    """What was owed was done on the day of the clock."""
    return services.meet(
        obligation_id=owed.pk, on=date(2024, 11, 18), how="beschikking SPUK-2024-1", actor=officer
    )


@pytest.fixture
def cancelled(owed, officer):
    """What was owed need not be done any more."""
    return services.cancel(
        obligation_id=owed.pk, reason="Het convenant is opgezegd.", actor=officer
    )
