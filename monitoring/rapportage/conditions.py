"""What must be true before somebody writes about a deal."""

from typing import Any

from regiodeals.deal.models import DealStatus
from regiodeals.workflow import requirement

REPORTING = (DealStatus.BESCHIKT, DealStatus.IN_UITVOERING, DealStatus.EINDVERANTWOORDING)


@requirement("Een rapportage begint u zodra de uitkering is verleend, tot zij is vastgesteld.")
def is_reporting(deal: Any) -> bool:
    """Money was granted, and not settled yet."""
    return deal.status in REPORTING and deal.granted_on is not None
