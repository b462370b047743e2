"""What must be true of a request before a step."""

from typing import Any

from regiodeals.common.words import dutch
from regiodeals.workflow import requirement


@requirement(
    dutch(
        "Er is al een besluit in de maak. Maak dat af op de pagina van dat besluit, of gooi het"
        " concept weg."
    )
)
def has_no_decision(verzoek: Any) -> bool:
    """One decision on one request."""
    return verzoek.decision_id is None


@requirement(
    dutch(
        "Een eerder verzoek over deze uitkering is nog open. Daarop wordt eerst besloten, want het"
        " verandert waar dit verzoek op voortbouwt."
    )
)
def is_first_in_line(verzoek: Any) -> bool:
    """Requests are decided one after the other, in the order in which they were laid down."""
    return not verzoek.earlier_open


@requirement(dutch("Het besluit is nog niet bekendgemaakt."))
def is_decision_made_known(verzoek: Any) -> bool:
    """A decision holds from its bekendmaking (Awb 3:40)."""
    return verzoek.decision is not None and verzoek.decision.sent_on is not None
