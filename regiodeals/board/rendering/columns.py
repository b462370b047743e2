"""The columns a board can have; the name of the deal always comes first."""

from collections.abc import Sequence
from dataclasses import dataclass

from regiodeals.common.words import dutch


@dataclass(frozen=True, slots=True)
class ColumnLook:
    """A column: its name in the address, its heading, the order that its heading gives."""

    key: str
    label: str
    order: str = ""
    is_money: bool = False


STEPS = "stappen"
# Only these ask for the parties of each row, or for its bookings.
OF_PARTIES = frozenset({"gebied", "ministeries"})
OF_MONEY = frozenset({"verleend", "betaald", "verantwoord", STEPS})
ALL = (
    ColumnLook("stand", dutch("Stand"), "stand"),
    ColumnLook("gebied", dutch("Provincie of eiland")),
    ColumnLook("ministeries", dutch("Ministeries")),
    ColumnLook("bijdrage", dutch("Rijksbijdrage"), "bedrag", is_money=True),
    ColumnLook("verleend", dutch("Verleend"), is_money=True),
    ColumnLook("betaald", dutch("Betaald"), is_money=True),
    ColumnLook("verantwoord", dutch("Verantwoord"), is_money=True),
    ColumnLook(STEPS, dutch("Stappen")),
    ColumnLook("wacht", dutch("Wacht op")),
    ColumnLook("dag", dutch("Uiterste dag"), "dag"),
    ColumnLook("nog", dutch("Nog")),
)
USUAL = ("bijdrage", "wacht", "dag", "nog")


def columns_for(*, is_ministry: bool) -> list[ColumnLook]:
    """What can be chosen: how far a concept is, only the ministry sees."""
    return [column for column in ALL if is_ministry or column.key != STEPS]


def usual_columns(*, is_ministry: bool) -> list[str]:
    """What a board shows until somebody chooses."""
    first = STEPS if is_ministry else "stand"
    return [column.key for column in ALL if column.key in (first, *USUAL)]


def columns_named(keys: Sequence[str]) -> list[ColumnLook]:
    """The columns with these names, in the order of the board."""
    return [column for column in ALL if column.key in keys]
