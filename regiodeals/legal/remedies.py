"""How to object, at what price, and when that is decided on (Awb; WarBES for the islands)."""

from dataclasses import dataclass

from regiodeals.legal.grant_rules import Instrument
from regiodeals.legal.terms import ATW_EXTENDED, BEZWAARTERMIJN, REMEDY_TERM_BES, Term, TermUnit


@dataclass(frozen=True, slots=True)
class Remedy:
    """The way to object: its term, and the court with its fee where one may go at once."""

    term: Term
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
_LAST_DAY_TO_OBJECT = "de laatste dag om bezwaar te maken"
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
        day_zero="de dag waarop het bezwaarschrift is ingediend",
        extension=f"{ATW_EXTENDED} en artikel 5a",
    ),
    Term(30, TermUnit.DAYS, source=_WARBES_69),
)
REMEDIES = {
    # Awb 6:7: bezwaar with the minister, six weeks.
    Instrument.SPUK: Remedy(BEZWAARTERMIJN),
    # WarBES 7, 16, 17, 55, 56, 58: bezwaar is optional and free, beroep costs US$ 84.
    Instrument.BU: Remedy(
        REMEDY_TERM_BES,
        court="Gerecht in eerste aanleg van Bonaire, Sint Eustatius en Saba",
        court_fee_usd_cents=8_400,
    ),
}


def remedy_for(instrument: Instrument) -> Remedy:
    """The remedy against a beschikking on this instrument (Awb 3:45, WarBES 16 lid 4)."""
    return REMEDIES[instrument]


def objection_term_for(instrument: Instrument, *, has_committee: bool = False) -> ObjectionTerm:
    """The term to decide on a bezwaar (Awb 7:10; WarBES 69 for the islands).

    An advisory committee makes it twelve weeks under the Awb; the WarBES has four months anyhow.
    """
    if instrument is Instrument.BU:
        return OBJECTION_TERM_BES
    return OBJECTION_TERM_COMMITTEE if has_committee else OBJECTION_TERM_AWB
