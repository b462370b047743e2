"""How to object, at what price, and when that is decided on (Awb; WarBES for the islands)."""

from dataclasses import dataclass
from datetime import date

from regiodeals.common.words import dutch
from regiodeals.legal.grant_rules import Instrument
from regiodeals.legal.terms import (
    ATW_EXTENDED,
    BEZWAARTERMIJN,
    ONE_DAY,
    REMEDY_TERM_BES,
    Term,
    TermUnit,
    last_day,
)


@dataclass(frozen=True, slots=True)
class Remedy:
    """The way to object: its term, and the court with its fee where one may go at once.

    What was posted within the term may still come in during `by_post`, after its last day.
    """

    term: Term
    by_post: Term
    court: str | None = None
    court_fee_usd_cents: int | None = None


@dataclass(frozen=True, slots=True)
class ObjectionTerm:
    """The term to decide on a bezwaar, and the longest by which it may be put off, once.

    The term runs from the day that its `day_zero` names.
    """

    term: Term
    longest_extension: Term


_AWB_7_10 = "Algemene wet bestuursrecht, artikel 7:10"
_WARBES_69 = "Wet administratieve rechtspraak BES, artikel 69"
_LAST_DAY_TO_OBJECT = dutch("de laatste dag om bezwaar te maken")
_AWB_6_9 = "Algemene wet bestuursrecht, artikel 6:9 lid 2"
BY_POST_AWB = Term(1, TermUnit.WEEKS, source=_AWB_6_9, day_zero=_LAST_DAY_TO_OBJECT)
# In the WarBES no such rule was found. Waiting as long can do no harm, so that is what we do.
BY_POST_BES = Term(
    1,
    TermUnit.WEEKS,
    source=f"uit voorzichtigheid zoals {_AWB_6_9}",
    day_zero=dutch("de laatste dag om bezwaar te maken of in beroep te gaan"),
    extension=f"{ATW_EXTENDED} en artikel 5a",
)
_PUT_OFF_AWB = Term(6, TermUnit.WEEKS, source=f"{_AWB_7_10} lid 3")
OBJECTION_TERM_AWB = ObjectionTerm(
    Term(6, TermUnit.WEEKS, source=f"{_AWB_7_10} lid 1", day_zero=_LAST_DAY_TO_OBJECT),
    _PUT_OFF_AWB,
)
OBJECTION_TERM_COMMITTEE = ObjectionTerm(
    Term(12, TermUnit.WEEKS, source=f"{_AWB_7_10} lid 1", day_zero=_LAST_DAY_TO_OBJECT),
    _PUT_OFF_AWB,
)
# Four months is longer than the three of ATW 4 under a, so the end is never moved.
OBJECTION_TERM_BES = ObjectionTerm(
    Term(
        4,
        TermUnit.MONTHS,
        source=_WARBES_69,
        day_zero=dutch("de dag waarop het bezwaarschrift is ingediend"),
        extension=f"{ATW_EXTENDED} en artikel 5a",
    ),
    Term(30, TermUnit.DAYS, source=_WARBES_69),
)
REMEDIES = {
    # Awb 6:7: bezwaar with the minister, six weeks.
    Instrument.SPUK: Remedy(BEZWAARTERMIJN, BY_POST_AWB),
    # WarBES 7, 16, 17, 55, 56, 58: bezwaar is optional and free, beroep costs US$ 84.
    Instrument.BU: Remedy(
        REMEDY_TERM_BES,
        BY_POST_BES,
        court="Gerecht in eerste aanleg van Bonaire, Sint Eustatius en Saba",
        court_fee_usd_cents=8_400,
    ),
}


def remedy_for(instrument: Instrument) -> Remedy:
    """The remedy against a beschikking on this instrument (Awb 3:45, WarBES 16 lid 4)."""
    return REMEDIES[instrument]


def last_day_by_post(remedy_last_day: date, instrument: Instrument) -> date:
    """The last day on which an objection that was posted in time is in time (Awb 6:9 lid 2).

    Raises UnknownCalendarYear in a year without known decree.
    """
    return last_day(remedy_last_day, remedy_for(instrument).by_post)


def final_from(remedy_last_day: date) -> date:
    """The first day on which nobody can object any more: the decision is onherroepelijk."""
    return remedy_last_day + ONE_DAY


def is_known_to_be_final(remedy_last_day: date, instrument: Instrument, *, today: date) -> bool:
    """Whether it is certain on `today` that nobody objected in time; `today` where they live.

    The decision is onherroepelijk from `final_from`; that is certain only when nothing that was
    posted in time can come in any more. Raises UnknownCalendarYear in a year without known decree.
    """
    return today > last_day_by_post(remedy_last_day, instrument)


def objection_term_for(instrument: Instrument, *, has_committee: bool = False) -> ObjectionTerm:
    """The term to decide on a bezwaar (Awb 7:10; WarBES 69 for the islands).

    An advisory committee makes it twelve weeks under the Awb; the WarBES has four months anyhow.
    """
    if instrument is Instrument.BU:
        return OBJECTION_TERM_BES
    return OBJECTION_TERM_COMMITTEE if has_committee else OBJECTION_TERM_AWB
