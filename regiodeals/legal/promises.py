"""What the minister told parliament about a tranche: days that no law sets, with their source.

A promise moves no term and gives nobody a right; missing it must be told to the Tweede Kamer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from regiodeals.common.words import dutch


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """A day before which every concluded deal of a tranche has its beschikking."""

    last_day: date
    statement: str
    source: str

    def holds_for(self, concluded_on: date) -> bool:
        """Whether a deal that was concluded on that day is among those it was given for."""
        return concluded_on <= self.last_day


# "Voor het einde van het jaar": the letter does not name the last day more precisely.
YEAR_END: Mapping[int, Promise] = MappingProxyType(
    {
        5: Promise(
            last_day=date(2024, 12, 31),
            statement=dutch("Vóór het einde van het jaar krijgt elke regio een beschikking."),
            source=dutch("Brief aan de Tweede Kamer van 10 oktober 2024, geen wettelijke termijn"),
        )
    }
)


def year_end_promise(tranche: int, concluded_on: date | None) -> Promise | None:
    """The promise for a deal from the day it is concluded; None where none is recorded."""
    promise = YEAR_END.get(tranche)
    if promise is None or concluded_on is None or not promise.holds_for(concluded_on):
        return None
    return promise
