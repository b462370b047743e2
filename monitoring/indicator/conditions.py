"""What must be true of a deal before its doelen and metingen change."""

from typing import Any

from regiodeals.common.words import dutch
from regiodeals.deal.models import DealStatus
from regiodeals.workflow import requirement

AGREEING = (
    DealStatus.GESELECTEERD,
    DealStatus.IN_VOORBEREIDING,
    DealStatus.GESLOTEN,
    DealStatus.BESCHIKT,
    DealStatus.IN_UITVOERING,
)
MEASURING = (DealStatus.BESCHIKT, DealStatus.IN_UITVOERING, DealStatus.EINDVERANTWOORDING)


@requirement(
    dutch("Doelen en indicatoren legt u vast zolang de deal in voorbereiding of in uitvoering is.")
)
def is_agreeing(deal: Any) -> bool:
    """Neither a proposal nor a deal that is over."""
    return deal.status in AGREEING


@requirement(dutch("Metingen legt u vast vanaf de verlening tot de vaststelling."))
def is_measuring(deal: Any) -> bool:
    """There is something to measure from the grant on."""
    return deal.status in MEASURING
