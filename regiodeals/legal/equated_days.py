"""Days that a royal decree equates with a public holiday (Algemene termijnenwet, article 3 lid 3).

Data, one entry a decree. A new decree in the Staatscourant is a new entry here, and the list in
fixtures/feestdagen.csv is made anew with `manage.py list_holidays`. Of the years before 2023 the
days are not recorded, so no term can be computed there.
"""

from dataclasses import dataclass
from datetime import date

from regiodeals.common.dutch_dates import plain_date


@dataclass(frozen=True, slots=True, kw_only=True)
class RoyalDecree:
    """One koninklijk besluit with the years it settles and the days it equates."""

    signed_on: date
    number: str
    bwb_id: str
    publication: str
    in_force_on: date
    years: tuple[int, ...]
    days: tuple[date, ...]

    @property
    def citation(self) -> str:
        """How the decree is named in a letter, in Dutch."""
        return f"KB van {plain_date(self.signed_on)}, nr. {self.number}, {self.publication}"


ROYAL_DECREES = (
    RoyalDecree(
        signed_on=date(2022, 3, 8),
        number="2022000289",
        bwb_id="BWBR0046456",
        publication="Stcrt. 2022, 7812",
        in_force_on=date(2022, 3, 24),
        years=(2023, 2024, 2025),
        days=(
            date(2023, 4, 28),
            date(2023, 5, 19),
            date(2024, 5, 10),
            date(2024, 12, 27),
            date(2025, 5, 30),
        ),
    ),
    RoyalDecree(
        signed_on=date(2025, 7, 1),
        number="2025001422",
        bwb_id="BWBR0051300",
        publication="Stcrt. 2025, 24713",
        in_force_on=date(2025, 7, 22),
        years=(2026, 2027, 2028),
        days=(
            date(2026, 1, 2),
            date(2026, 5, 15),
            date(2027, 5, 7),
            date(2028, 4, 28),
            date(2028, 5, 26),
        ),
    ),
)
