"""What must be true of a claim before a step."""

from typing import Any

from regiodeals.common.words import dutch
from regiodeals.legal.claims import ISLANDS
from regiodeals.workflow import requirement


@requirement(ISLANDS)
def is_under_the_awb(vordering: Any) -> bool:
    """Title 4.4 of the Awb does not hold for the islands (IBES, article 3)."""
    return not vordering.uitkering.is_bijzonder


@requirement(
    dutch("De betaaltermijn loopt nog. Aanmanen kan vanaf de dag na de uiterste betaaldag.")
)
def is_in_default(vordering: Any) -> bool:
    """Only who is in verzuim is reminded (Awb 4:97, 4:112 lid 1)."""
    return bool(vordering.today >= vordering.default_since)


@requirement(dutch("De vorige aanmaning loopt nog. Wacht tot haar twee weken om zijn."))
def has_last_reminder_run_out(vordering: Any) -> bool:
    """Two weeks are two weeks (Awb 4:112 lid 1)."""
    return all(row.pay_by < vordering.today for row in vordering.aanmaningen.all())
