"""Which days move when the spending period ends on another day: shown before, and carried out.

The rooms above tell what of theirs would move, as they tell `workflow` what follows a step. Who
decides sees exactly what the bekendmaking does, since both ask here.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from disbursement.uitkering.models import Uitkering
from regiodeals.obligations.models import Obligation


@dataclass(frozen=True, slots=True)
class Move:
    """A day before and after; `before` is None for what is not owed yet.

    `obligation` is moved at the bekendmaking. Without one the day follows from something else, and
    `note` says from what.
    """

    what: str
    before: date | None
    after: date
    note: str = ""
    obligation: Obligation | None = None


Mover = Callable[[Uitkering, date], Iterable[Move]]

_movers: list[Mover] = []


def register_mover(mover: Mover) -> None:
    """Let a room tell what moves when spending may go on until a day; called from ready()."""
    if mover not in _movers:
        _movers.append(mover)


def moves_of(uitkering: Uitkering, *, spend_until: date) -> list[Move]:
    """Everything whose day becomes another one when spending may go on until `spend_until`."""
    return list(_changed(uitkering, spend_until))


def _changed(uitkering: Uitkering, spend_until: date) -> Iterator[Move]:
    for mover in _movers:
        for move in mover(uitkering, spend_until):
            if move.before != move.after:
                yield move
