"""Who acts next in each state of a deal, and what is waited for: said once, for list and filter."""

from dataclasses import dataclass

from regiodeals.common.words import dutch
from regiodeals.deal.models import DealStatus

MINISTRY, SIGNERS, REGION, NOTHING = "ministerie", "ondertekenaars", "regio", "niets"


@dataclass(frozen=True, slots=True)
class NextAct:
    """Who acts, by the key of the filter of a board, and what; nothing is waited for at an end."""

    who: str
    what: str = ""


AT_AN_END = NextAct(NOTHING)
NEXT_ACT: dict[str, NextAct] = {
    DealStatus.VOORSTEL: NextAct(MINISTRY, dutch("selectie")),
    DealStatus.GESELECTEERD: NextAct(MINISTRY, dutch("voorbereiding")),
    DealStatus.IN_VOORBEREIDING: NextAct(SIGNERS, dutch("handtekeningen")),
    DealStatus.GESLOTEN: NextAct(MINISTRY, dutch("beschikking")),
    DealStatus.BESCHIKT: NextAct(MINISTRY, dutch("start uitvoering")),
    DealStatus.IN_UITVOERING: NextAct(REGION, dutch("voortgang en overleg")),
    DealStatus.EINDVERANTWOORDING: NextAct(REGION, dutch("eindverantwoording")),
    DealStatus.VASTGESTELD: NextAct(MINISTRY, dutch("afsluiting")),
    DealStatus.AFGESLOTEN: AT_AN_END,
    DealStatus.AFGEWEZEN: AT_AN_END,
    DealStatus.INGETROKKEN: AT_AN_END,
    DealStatus.OPGEZEGD: AT_AN_END,
}


def states_that_wait_for(who: str) -> list[str]:
    """The states in which this party acts next."""
    return [status for status, act in NEXT_ACT.items() if act.who == who]
