"""Who acts next in each state of a deal: said once, for list and filter."""

from regiodeals.deal.models.deal import DealStatus

# The keys of the filter of a board; at an end nobody acts and nothing is waited for.
MINISTRY, SIGNERS, REGION, NOTHING = "ministerie", "ondertekenaars", "regio", "niets"

WHO_ACTS: dict[str, str] = {
    DealStatus.VOORSTEL: MINISTRY,
    DealStatus.GESELECTEERD: MINISTRY,
    DealStatus.IN_VOORBEREIDING: SIGNERS,
    DealStatus.GESLOTEN: MINISTRY,
    DealStatus.BESCHIKT: MINISTRY,
    DealStatus.IN_UITVOERING: REGION,
    DealStatus.EINDVERANTWOORDING: REGION,
    DealStatus.VASTGESTELD: MINISTRY,
    DealStatus.AFGESLOTEN: NOTHING,
    DealStatus.AFGEWEZEN: NOTHING,
    DealStatus.INGETROKKEN: NOTHING,
    DealStatus.OPGEZEGD: NOTHING,
}


def states_that_wait_for(who: str) -> list[str]:
    """The states in which this party acts next."""
    return [status for status, acts in WHO_ACTS.items() if acts == who]
