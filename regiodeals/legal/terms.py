"""Statutory terms: which day is the last one (Algemene termijnenwet, ATW; Awb, article 6:8)."""

import calendar as month_table
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from regiodeals.common.errors import InvalidInput
from regiodeals.common.words import dutch
from regiodeals.legal.calendar import ATW, is_free_day, require_covered

ONE_DAY = timedelta(days=1)
ATW_EXTENDED = f"{ATW}, artikel 1 lid 1"
ATW_TWO_WORKING_DAYS = f"{ATW}, artikel 2"
ATW_NOT_EXTENDED = f"{ATW}, artikel 4"


class TermUnit(StrEnum):
    """The units in which a law words a term; the values are the Dutch plurals."""

    DAYS = "dagen"
    WEEKS = "weken"
    MONTHS = "maanden"
    YEARS = "jaren"


# ATW, article 4 under a: a longer term is not extended. No number of years is short enough.
LONGEST_EXTENDED = {TermUnit.DAYS: 90, TermUnit.WEEKS: 12, TermUnit.MONTHS: 3, TermUnit.YEARS: 0}
IN_WORDS = {
    TermUnit.DAYS: (dutch("1 dag"), dutch("{aantal} dagen")),
    TermUnit.WEEKS: (dutch("1 week"), dutch("{aantal} weken")),
    TermUnit.MONTHS: (dutch("1 maand"), dutch("{aantal} maanden")),
    # Dutch counts "5 jaar", but "5 weken".
    TermUnit.YEARS: (dutch("1 jaar"), dutch("{aantal} jaar")),
}


class InvalidTerm(InvalidInput, ValueError):
    """A term of no length, or one that runs off the calendar."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term as a law words it, with the article that sets it.

    `day_zero` names the day that does not count yet, `day_zero_source` the article that says so and
    `extension` the article that makes the ATW apply (article 5 for a besluit, 5a for the islands).
    Raises InvalidTerm when the length is not at least 1.
    """

    length: int
    unit: TermUnit
    source: str = ""
    day_zero: str = dutch("de dag waarop de termijn ingaat")
    day_zero_source: str = ""
    extension: str = ATW_EXTENDED

    def __post_init__(self) -> None:
        if self.length < 1:
            raise InvalidTerm(
                dutch("Een termijn duurt ten minste {duur}.", duur=IN_WORDS[self.unit][0])
            )

    def __str__(self) -> str:
        one, more = IN_WORDS[self.unit]
        return dutch(one) if self.length == 1 else dutch(more, aantal=self.length)

    @property
    def is_extended(self) -> bool:
        """Whether the ATW moves the last day (article 4 under a)."""
        return self.length <= LONGEST_EXTENDED[self.unit]

    @property
    def needs_two_working_days(self) -> bool:
        """Whether two days must not be free (ATW, article 2): every term of three days or more."""
        return self.is_extended and (self.unit is not TermUnit.DAYS or self.length >= 3)


BEZWAARTERMIJN = Term(
    6,
    TermUnit.WEEKS,
    source="Algemene wet bestuursrecht, artikel 6:7",
    day_zero=dutch("de dag van bekendmaking"),
    day_zero_source="Algemene wet bestuursrecht, artikel 6:8 lid 1",
)
REMEDY_TERM_BES = Term(
    6,
    TermUnit.WEEKS,
    source="Wet administratieve rechtspraak BES, artikel 16 en artikel 56",
    day_zero=dutch("de dag van verzending of uitreiking"),
    day_zero_source="Wet administratieve rechtspraak BES, artikel 16",
    extension=f"{ATW_EXTENDED} en artikel 5a",
)
VERLENINGSTERMIJN = Term(
    12,
    TermUnit.WEEKS,
    source="Besluit, artikel 13 lid 1",
    day_zero=dutch("de dag waarop de Regio Deal is gesloten"),
    extension=f"{ATW_EXTENDED} en artikel 5",
)
BETAALTERMIJN = Term(
    6,
    TermUnit.WEEKS,
    source="Algemene wet bestuursrecht, artikel 4:87 lid 1",
    day_zero=dutch("de dag van bekendmaking"),
)


def last_day(start: date, term: Term) -> date:
    """The last day of a term that starts the day after `start` (Awb, article 6:8 lid 1).

    Moved to the first day that is not free (ATW, article 1 lid 1), and on until two such days lie
    in a term of three days or more (article 2); a long term is not moved (article 4).
    Raises UnknownCalendarYear when the term touches its end in a year without known decree, and
    InvalidTerm when it runs off the calendar.
    """
    return rolled_over(start, nominal_last_day(start, term), term)


def rolled_over(start: date, nominal: date, term: Term) -> date:
    """The last day of a term that by counting ends on `nominal` (ATW, articles 1, 2 and 4).

    Raises UnknownCalendarYear in a year without known decree.
    """
    last = nominal
    require_covered(last.year)
    if not term.is_extended:
        return last
    while is_free_day(last) or lacks_working_days(start, last, term):
        last += ONE_DAY
    return last


def nominal_last_day(start: date, term: Term) -> date:
    """The last day by counting alone, before any extension.

    Weeks end on the weekday of `start`; months and years on its day of the month, or on the last
    day of a shorter month. Raises InvalidTerm when that day lies beyond the calendar.
    """
    try:
        if term.unit is TermUnit.DAYS:
            return start + timedelta(days=term.length)
        if term.unit is TermUnit.WEEKS:
            return start + timedelta(weeks=term.length)
        return _add_months(start, term.length * (12 if term.unit is TermUnit.YEARS else 1))
    except (OverflowError, ValueError) as error:
        raise InvalidTerm(
            dutch("Een termijn van {termijn} loopt van de kalender af.", termijn=term)
        ) from error


def counted_back(moment: date, term: Term) -> date:
    """The last day that lies a whole term before `moment`.

    It is never moved, also when it is a free day (ATW, article 1 lid 2), so no calendar is needed.
    Raises InvalidTerm when that day lies before the calendar.
    """
    try:
        if term.unit is TermUnit.DAYS:
            return moment - timedelta(days=term.length)
        if term.unit is TermUnit.WEEKS:
            return moment - timedelta(weeks=term.length)
        return _add_months(moment, -term.length * (12 if term.unit is TermUnit.YEARS else 1))
    except (OverflowError, ValueError) as error:
        raise InvalidTerm(
            dutch("Een termijn van {termijn} terug loopt van de kalender af.", termijn=term)
        ) from error


def lacks_working_days(start: date, last: date, term: Term) -> bool:
    """Whether fewer than two days after `start`, up to and including `last`, are not free (ATW, 2).

    Raises UnknownCalendarYear outside the covered years.
    """
    if not term.needs_two_working_days:
        return False
    found = 0
    # Counted back from the end: the answer is nearly always there within a few days.
    day = last
    while day > start:
        found += not is_free_day(day)
        if found == 2:
            return False
        day -= ONE_DAY
    return True


def legal_day(moment: datetime, zone: ZoneInfo) -> date:
    """The calendar day on which `moment` falls where the recipient is (Awb, article 3:41).

    `zone` is Europe/Amsterdam, or America/Kralendijk for Bonaire, Sint Eustatius and Saba.
    Raises ValueError for a moment without time zone.
    """
    if moment.tzinfo is None:
        raise ValueError("A moment without time zone falls on no certain day.")
    return moment.astimezone(zone).date()


def _add_months(start: date, months: int) -> date:
    years, month_index = divmod(start.month - 1 + months, 12)
    year, month = start.year + years, month_index + 1
    return date(year, month, min(start.day, month_table.monthrange(year, month)[1]))
