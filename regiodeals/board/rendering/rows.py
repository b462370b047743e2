"""A deal as a row of the board: its steps, its money, where it lies."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from regiodeals.board.rendering.columns import OF_MONEY, STEPS
from regiodeals.board.selectors import STEPS_OF_GRANT, Figures, money_of, steps_of
from regiodeals.common.words import Words, dutch, said
from regiodeals.deal.models import Deal, DealStatus
from regiodeals.deal.models.deal import BEFORE_CONVENANT
from regiodeals.deal.rendering import BoardRow, board_row
from regiodeals.party.models import Area

DONE, BUSY, STOP, NOT_YET = "done", "busy", "stop", "todo"
STEP_NAMES = (dutch("Convenant"), *STEPS_OF_GRANT, dutch("Betaald"))
NOTHING_BEGUN = (NOT_YET,) * len(STEPS_OF_GRANT)
ENDED = (DealStatus.AFGEWEZEN, DealStatus.INGETROKKEN, DealStatus.OPGEZEGD)
HOW = {BUSY: dutch("bezig"), STOP: dutch("gestopt"), NOT_YET: dutch("nog niet begonnen")}


@dataclass(frozen=True, slots=True)
class Row:
    """What one line of the table shows; `money` is None while nothing is granted."""

    line: BoardRow
    money: Figures | None
    steps: tuple[tuple[str, str], ...]
    step_line: str
    areas: str
    ministries: str
    is_chosen: bool

    @property
    def deal(self) -> Deal:
        """The deal itself."""
        return self.line.deal


def rows_of(deals: Sequence[Deal], columns: Collection[str], today: date) -> list[Row]:
    """The rows of one page; steps and money are asked once for all of them, if they are shown."""
    ids = [deal.pk for deal in deals]
    money = money_of(ids) if OF_MONEY & set(columns) else {}
    steps = steps_of(ids) if STEPS in columns else {}
    return [_row(deal, money.get(deal.pk), steps, today) for deal in deals]


def _row(deal: Any, money: Figures | None, steps: Mapping[int, Sequence[str]], today: date) -> Row:
    states = (
        convenant_step(deal),
        *steps.get(deal.pk, NOTHING_BEGUN),
        payment_step(money),
    )
    named = tuple(zip(STEP_NAMES, states, strict=True))
    return Row(
        line=board_row(deal, today),
        money=money,
        steps=named,
        step_line=step_line(named),
        areas=areas_in_words(getattr(deal, "areas", ())),
        ministries=", ".join(getattr(deal, "ministries", ())),
        is_chosen=getattr(deal, "is_chosen", False),
    )


def areas_in_words(codes: Iterable[str]) -> str:
    """'Gelderland, Overijssel'; empty when not known."""
    return ", ".join(Area(code).label for code in codes)


def convenant_step(deal: Deal) -> str:
    """The first step, from the state of the deal itself."""
    if deal.status in ENDED:
        return STOP
    if deal.status == DealStatus.IN_VOORBEREIDING:
        return BUSY
    return NOT_YET if deal.status in BEFORE_CONVENANT else DONE


def payment_step(money: Figures | None) -> str:
    """The last step: paid is what leaves nothing to be paid of a grant."""
    if money is None or not money.granted_cents:
        return NOT_YET
    return BUSY if money.to_pay_cents else DONE


def step_line(steps: Sequence[tuple[str, str]]) -> str:
    """'Stap 2 van 7: toets, bezig', for a screen without room for symbols."""
    for place, (name, state) in enumerate(steps, start=1):
        if state != DONE:
            return dutch(
                "Stap {nummer} van {aantal}: {naam}, {hoe}",
                nummer=place,
                aantal=len(steps),
                naam=_in_small(name),
                hoe=HOW[state],
            )
    return dutch("Alle {aantal} stappen gedaan", aantal=len(steps))


def _in_small(name: str) -> Words:
    return Words(name.lower(), lambda: str(said(name)).lower())
