"""Where and at what price somebody may object (Awb; WarBES for the islands)."""

from dataclasses import dataclass

from regiodeals.legal.grant_rules import Instrument
from regiodeals.legal.terms import BEZWAARTERMIJN, REMEDY_TERM_BES, Term


@dataclass(frozen=True, slots=True)
class Remedy:
    """The way to object: its term, and the court with its fee where one may go at once."""

    term: Term
    court: str | None = None
    court_fee_usd_cents: int | None = None


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
