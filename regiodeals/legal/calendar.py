"""Which days are free in the sense of the Algemene termijnenwet (ATW), and why."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from regiodeals.common.errors import InvalidInput
from regiodeals.common.words import dutch
from regiodeals.legal.equated_days import ROYAL_DECREES

ATW = "Algemene termijnenwet"
ATW_WEEKEND = f"{ATW}, artikel 1 lid 1"
ATW_RECOGNISED = f"{ATW}, artikel 3 lid 1"
ATW_GOOD_FRIDAY = f"{ATW}, artikel 3 lid 2"
ATW_EQUATED = f"{ATW}, artikel 3 lid 3"

SATURDAY, SUNDAY = 5, 6


class UnknownCalendarYear(InvalidInput, ValueError):
    """No royal decree is known for this year, nor its equated days (ATW, article 3 lid 3)."""

    def __init__(self, year: int) -> None:
        self.year = year
        first, last = covered_years()[0], covered_years()[-1]
        if year > last:
            sentence = dutch(
                "Voor {jaar} is nog geen koninklijk besluit met gelijkgestelde dagen bekend; "
                "reken deze termijn uit zodra dat besluit in de Staatscourant staat en in de "
                "kalender is opgenomen. De kalender loopt nu van {eerste} tot en met {laatste}.",
                jaar=year,
                eerste=first,
                laatste=last,
            )
        else:
            sentence = dutch(
                "Voor {jaar} zijn de gelijkgestelde dagen niet bekend: de kalender loopt van "
                "{eerste} tot en met {laatste}. Laat het koninklijk besluit voor {jaar} eerst"
                " opnemen.",
                jaar=year,
                eerste=first,
                laatste=last,
            )
        super().__init__(sentence)


@dataclass(frozen=True, slots=True)
class Holiday:
    """A day that is free whatever weekday it falls on; `source` is the article or the decree."""

    day: date
    name: str
    source: str


def covered_years() -> tuple[int, ...]:
    """The years whose equated days are known, in order (ATW, article 3 lid 3)."""
    return tuple(sorted({year for decree in ROYAL_DECREES for year in decree.years}))


@cache
def holidays(year: int) -> tuple[Holiday, ...]:
    """All holidays of a year in order: recognised, Goede Vrijdag and equated (ATW, article 3).

    Raises UnknownCalendarYear when no decree for that year is known.
    """
    require_covered(year)
    return tuple(sorted((*_recognised(year), *_equated(year)), key=lambda holiday: holiday.day))


def require_covered(year: int) -> None:
    """Raise UnknownCalendarYear when the equated days of `year` are not known."""
    if year not in covered_years():
        raise UnknownCalendarYear(year)


def free_because(day: date) -> Holiday | None:
    """Name and source that make `day` free; a holiday goes before a weekend day; None if it is not.

    Raises UnknownCalendarYear outside the covered years, also on weekend days: no term may end
    there. Source: ATW, article 1 lid 1 and article 3.
    """
    for holiday in holidays(day.year):
        if holiday.day == day:
            return holiday
    if day.weekday() == SATURDAY:
        return Holiday(day, dutch("zaterdag"), ATW_WEEKEND)
    if day.weekday() == SUNDAY:
        return Holiday(day, dutch("zondag"), ATW_WEEKEND)
    return None


def is_free_day(day: date) -> bool:
    """Whether `day` is a Saturday, a Sunday or a holiday (ATW, article 1 lid 1 and article 3).

    Raises UnknownCalendarYear outside the covered years.
    """
    return free_because(day) is not None


def why_free(day: date) -> str | None:
    """The Dutch name that makes `day` free: the holiday, the weekend day or the decree; or None.

    Raises UnknownCalendarYear outside the covered years. Source: as `free_because`.
    """
    reason = free_because(day)
    return reason.name if reason else None


def easter_sunday(year: int) -> date:
    """Easter of the Gregorian calendar, by the anonymous rule of Meeus, Jones and Butcher."""
    golden = year % 19
    century, year_of_century = divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    lunar_correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - lunar_correction + 15) % 30
    leap_years, rest = divmod(year_of_century, 4)
    to_sunday = (32 + 2 * century_rest + 2 * leap_years - epact - rest) % 7
    late_moon = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late_moon + 114, 31)
    return date(year, month, day + 1)


def _recognised(year: int) -> Iterator[Holiday]:
    """ATW, article 3 lid 1 and 2. Easter Sunday and Whit Sunday need no entry: they are Sundays."""
    easter = easter_sunday(year)
    kings_day = date(year, 4, 27)
    if kings_day.weekday() == SUNDAY:
        kings_day = date(year, 4, 26)
    yield Holiday(date(year, 1, 1), dutch("Nieuwjaarsdag"), ATW_RECOGNISED)
    yield Holiday(easter - timedelta(days=2), dutch("Goede Vrijdag"), ATW_GOOD_FRIDAY)
    yield Holiday(easter + timedelta(days=1), dutch("Tweede Paasdag"), ATW_RECOGNISED)
    yield Holiday(kings_day, dutch("Koningsdag"), ATW_RECOGNISED)
    # Article 3 names the fifth of May of every year, not only of the lustrum years.
    yield Holiday(date(year, 5, 5), dutch("Bevrijdingsdag"), ATW_RECOGNISED)
    yield Holiday(easter + timedelta(days=39), dutch("Hemelvaartsdag"), ATW_RECOGNISED)
    yield Holiday(easter + timedelta(days=50), dutch("Tweede Pinksterdag"), ATW_RECOGNISED)
    yield Holiday(date(year, 12, 25), dutch("Eerste Kerstdag"), ATW_RECOGNISED)
    yield Holiday(date(year, 12, 26), dutch("Tweede Kerstdag"), ATW_RECOGNISED)


def _equated(year: int) -> Iterator[Holiday]:
    for decree in ROYAL_DECREES:
        for day in decree.days:
            if day.year == year:
                name = dutch("gelijkgesteld met een feestdag ({besluit})", besluit=decree.citation)
                yield Holiday(day, name, f"{ATW_EQUATED}; {decree.citation}")
