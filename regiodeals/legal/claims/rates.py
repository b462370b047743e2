"""The statutory interest outside trade, by the day from which it holds (BW 6:119 and 6:120 lid 1).

Data, one entry a change. The rate changes on the first of January or of July only, so it is known
up to the end of the half year that was looked at last. A new decree in the Staatsblad is a new
entry here; where it stayed the same, only the day moves on.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from regiodeals.common.dutch_dates import long_date
from regiodeals.common.errors import InvalidInput
from regiodeals.common.words import dutch
from regiodeals.legal.terms import ONE_DAY

BESLUIT = "Besluit vaststelling wettelijke rente (Stb. 2022, 520; BWBR0047640), artikel 1"


@dataclass(frozen=True, slots=True)
class Rate:
    """A yearly rate in whole percents, from a day on, and where it stands."""

    since: date
    percent: int
    source: str


RATES = (
    Rate(date(2015, 1, 1), 2, "Besluit van 4 december 2014, Stb. 2014, 491"),
    Rate(date(2023, 1, 1), 4, BESLUIT),
    Rate(date(2023, 7, 1), 6, f"{BESLUIT}, zoals het geldt vanaf 1 juli 2023"),
    Rate(date(2024, 1, 1), 7, f"{BESLUIT}, zoals het geldt vanaf 1 januari 2024"),
    Rate(date(2025, 1, 1), 6, f"{BESLUIT}, zoals het geldt vanaf 1 januari 2025"),
    Rate(date(2026, 1, 1), 4, f"{BESLUIT}, zoals het geldt vanaf 1 januari 2026"),
)
KNOWN_UNTIL = date(2026, 12, 31)


class UnknownRate(InvalidInput, ValueError):
    """The statutory interest of this day is not recorded."""

    def __init__(self, day: date) -> None:
        self.day = day
        first, last = long_date(RATES[0].since), long_date(KNOWN_UNTIL)
        super().__init__(
            dutch(
                "Voor {dag} is de wettelijke rente niet bekend: de tabel loopt van {eerste} tot en"
                " met {laatste}. Laat het percentage uit het Staatsblad eerst opnemen. De"
                " beheerder vraagt daarvoor een nieuwe versie van het programma.",
                dag=long_date(day),
                eerste=first,
                laatste=last,
            )
        )


@dataclass(frozen=True, slots=True)
class RatePeriod:
    """Days with one rate, the first and the last of them included."""

    first_day: date
    last_day: date
    rate: Rate


def rate_on(day: date) -> Rate:
    """The rate that holds on `day` (BW 6:120 lid 1); raises UnknownRate where none is recorded."""
    if day < RATES[0].since or day > KNOWN_UNTIL:
        raise UnknownRate(day)
    return next(rate for rate in reversed(RATES) if rate.since <= day)


def rate_periods(first_day: date, last_day: date) -> Iterator[RatePeriod]:
    """The days from the first up to and including the last, cut where the rate changes.

    Empty when the last day comes before the first. Raises UnknownRate at once, before anything is
    given, when a day lies outside the table. Source: BW 6:120 lid 1.
    """
    if last_day < first_day:
        return
    rate_on(first_day)
    rate_on(last_day)
    starts = [rate.since for rate in RATES if first_day < rate.since <= last_day]
    for start, following in zip([first_day, *starts], [*starts, last_day + ONE_DAY], strict=True):
        yield RatePeriod(start, following - ONE_DAY, rate_on(start))
