"""What rooms above show on a board: money of the ledger, and how far a beschikking is.

They register it in `ready()`, as they do their panels; nothing here knows such a room.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from regiodeals.accounts.models import User
from regiodeals.common.words import dutch
from regiodeals.deal.models import Deal

# The steps of a grant after the convenant and before the money, each in a state of symbols.py.
STEPS_OF_GRANT = (
    dutch("Rechtmatig"),
    dutch("Concept"),
    dutch("Toetsing"),
    dutch("Tekenen"),
    dutch("Bekend"),
)


@dataclass(frozen=True, slots=True)
class Figures:
    """What the ledger says of one or more deals in one currency, in cents."""

    currency: str
    granted_cents: int = 0
    paid_cents: int = 0
    accounted_cents: int = 0
    to_pay_cents: int = 0


@dataclass(frozen=True, slots=True)
class MoneySource:
    """The totals of deals per currency, and the figures of some deals by number."""

    totals: Callable[[QuerySet[Deal]], Sequence[Figures]]
    of_deals: Callable[[Collection[int]], Mapping[int, Figures]]


@dataclass(frozen=True, slots=True)
class BoardAct:
    """What can be done with the deals that stand picked: a page that first shows what is ready."""

    label: str
    url: Callable[[int], str]
    is_open_to: Callable[[User], bool]


StepSource = Callable[[Collection[int]], Mapping[int, Sequence[str]]]

_money: list[MoneySource] = []
_steps: list[StepSource] = []
_acts: dict[str, BoardAct] = {}


def register_money(source: MoneySource) -> None:
    """Let a ledger tell the money of a board."""
    _money[:] = [source]


def register_steps(source: StepSource) -> None:
    """Let the room of the beschikking tell its steps; only the ministry is shown them."""
    _steps[:] = [source]


def register_act(act: BoardAct) -> None:
    """Let a room offer an act on the deals that a person picked."""
    _acts[act.label] = act


def acts_for(user: User) -> list[BoardAct]:
    """The acts that this person may begin."""
    return [act for act in _acts.values() if act.is_open_to(user)]


def money_totals(deals: QuerySet[Deal]) -> Sequence[Figures]:
    """What is booked on these deals, per currency, euros first; one question."""
    return [figures for source in _money for figures in source.totals(deals)]


def money_of(deal_ids: Collection[int]) -> Mapping[int, Figures]:
    """What is booked on each of these deals; a deal without an uitkering is not there."""
    return _money[0].of_deals(deal_ids) if _money and deal_ids else {}


def steps_of(deal_ids: Collection[int]) -> Mapping[int, Sequence[str]]:
    """The state of each of STEPS_OF_GRANT; a deal in which nothing began is not there."""
    return _steps[0](deal_ids) if _steps and deal_ids else {}
