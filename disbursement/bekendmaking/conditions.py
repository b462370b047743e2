"""What must be true of the sending before a decision can become onherroepelijk."""

from typing import Any
from zoneinfo import ZoneInfo

from regiodeals.common import clock
from regiodeals.common.words import dutch
from regiodeals.legal.grant_rules import Instrument
from regiodeals.legal.remedies import is_known_to_be_final
from regiodeals.legal.terms import legal_day
from regiodeals.workflow import requirement


@requirement(
    dutch(
        "De brief is nog niet per post verzonden, of de termijn vanaf die dag is nog niet voorbij."
    )
)
def is_term_since_sending_over(beschikking: Any) -> bool:
    """No term runs before the decision was sent in a way that the law accepts (Awb 3:40, 6:8).

    Of a decision from before there was a record of its sending, nothing is known to be wrong.
    Raises UnknownCalendarYear, a DomainError, in a year without known decree.
    """
    row = getattr(beschikking, "bekendmaking", None)
    if row is None:
        return True
    last = beschikking.last_day_to_object
    if last is None:
        return False
    return is_known_to_be_final(
        last,
        Instrument(beschikking.uitkering.instrument),
        today=legal_day(clock.now(), ZoneInfo(beschikking.announced_zone)),
    )
