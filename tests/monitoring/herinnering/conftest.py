"""A deal with an accounthouder, a kassier with its people, and what they owe."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest

from regiodeals.accounts.models import Role, User
from regiodeals.common.clock import AMSTERDAM
from regiodeals.deal.models import Deal
from regiodeals.obligations import pages, services
from regiodeals.obligations.models import Obligation, ObligationKind
from regiodeals.obligations.owner import Owner
from regiodeals.party.models import Organisation
from tests import builders
from tests.mail.conftest import office

__all__ = ["office"]

TODAY = date(2024, 11, 18)


def in_days(days: int) -> date:
    """A day counted from that of the clock."""
    return TODAY + timedelta(days=days)


@pytest.fixture(autouse=True)
def known_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every deal has a page; what a test adds is forgotten afterwards."""
    told = pages._pages | {"regiodeals.deal": lambda owed: f"/deals/{owed.dossier}/"}
    monkeypatch.setattr(pages, "_pages", told)


@pytest.fixture
def accounthouder(db: Any) -> User:
    """The case officer of the deal."""
    return builders.behandelaar(name="Anouk", email="anouk@rijk.example")


@pytest.fixture
def deal(accounthouder: User) -> Deal:
    """A deal with somebody at the ministry."""
    return builders.proposal("Achterhoek", accounthouder=accounthouder)


@pytest.fixture
def kassier(db: Any) -> Organisation:
    """Who owes; with an address of its own, and nobody who acts for it yet."""
    return builders.organisation("gemeente Doetinchem")


@pytest.fixture
def coordinator(kassier: Organisation) -> User:
    """Who acts for the kassier."""
    return builders.member(kassier, name="Bart", email="bart@doetinchem.example")


@pytest.fixture
def impose(deal: Deal, kassier: Organisation) -> Callable[..., Obligation]:
    """The kassier must hand in its SiSa paper on `due_on`, unless said otherwise."""

    def act(due_on: date, **fields: Any) -> Obligation:
        fields.setdefault("owner", Owner(organisation=kassier))
        values: dict[str, Any] = {
            "kind": ObligationKind.SISA,
            "subject": deal,
            "title": f"Lever de SiSa-verantwoording van {deal} {fields.get('period', '')}".strip(),
            "zone": AMSTERDAM,
            "source": "Financiële-verhoudingswet, artikel 17a",
            "dossier": deal.pk,
            "actor": None,
        }
        return services.impose(due_on=due_on, **(values | fields))

    return act


@pytest.fixture
def long_ago(still_clock: Any) -> Callable[[Callable[[], Obligation]], Obligation]:
    """Lets an act happen a year before today: what was laid down then has had all its days."""

    def act(what: Callable[[], Obligation]) -> Obligation:
        still_clock.set(builders.NOW - timedelta(days=365))
        made = what()
        still_clock.set(builders.NOW)
        return made

    return act


@pytest.fixture
def owed(
    impose: Callable[..., Obligation], long_ago: Callable[..., Obligation]
) -> Callable[..., Obligation]:
    """Something that was owed long before today, so that every step of it counts."""

    def act(due_on: date, **fields: Any) -> Obligation:
        return long_ago(lambda: impose(due_on, **fields))

    return act


@pytest.fixture
def reader(db: Any) -> User:
    """Somebody of the ministry who only looks."""
    return builders.user(Role.TOETSER)
