"""A deal with its people, and what they owe."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from monitoring.overleg.models import Overleg
from regiodeals.accounts.models import User
from regiodeals.common.clock import AMSTERDAM
from regiodeals.deal.models import Deal
from regiodeals.obligations import services
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.owner import Owner
from tests import builders


@pytest.fixture
def deal(officer: User) -> Deal:
    """A deal of the officer, that owes to grant by 17 December and promised it by the 31st."""
    return builders.concluded(officer, name="Achterhoek II")


@pytest.fixture
def coordinator(deal: Deal) -> User:
    """Somebody of its region."""
    return builders.member(builders.region_of(deal))


@pytest.fixture
def impose(deal: Deal, officer: User) -> Callable[..., Obligation]:
    """The officer must do something by a day, unless said otherwise."""

    def act(due_on: date, **fields: Any) -> Obligation:
        values: dict[str, Any] = {
            "kind": ObligationKind.SISA,
            "subject": deal,
            "title": "Controleer de stukken",
            "zone": AMSTERDAM,
            "source": "Besluit, artikel 17",
            "owner": Owner(user=officer),
            "dossier": deal.pk,
            "actor": None,
            "period": str(Obligation.objects.count()),
        }
        return services.impose(due_on=due_on, **(values | fields))

    return act


@pytest.fixture
def overleg(deal: Deal) -> Overleg:
    """With a day and no hours yet."""
    return Overleg.objects.create(deal=deal, year=2024, planned_on=date(2024, 12, 12))
