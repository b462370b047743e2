"""What must be true of a paper before a step."""

from typing import Any

from regiodeals.common.words import dutch
from regiodeals.workflow import requirement


@requirement(dutch("Er is nog niets ontvangen."))
def has_its_delivery(paper: Any) -> bool:
    """There is something to judge."""
    return paper.current_id is not None
