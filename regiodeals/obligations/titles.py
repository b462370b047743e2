"""How what is owed is called: kept in Dutch, and read back in the language of the reader.

The services fill in these patterns, and what they made stands in a row. A reader of English is
told the same from the row: its pattern is found again, and what was filled in stays as it is.
"""

from regiodeals.accounts.models import Role
from regiodeals.common.citations import cited
from regiodeals.common.read_back import day_or_amount, read_back
from regiodeals.common.words import Words, dutch, said
from regiodeals.obligations.models import Obligation, ObligationKind

GRANT = dutch("De uitkering van {deal} verlenen")
PROMISE = dutch("De beschikking van {deal} bekendmaken, zoals toegezegd")
OBJECT = dutch("Bezwaar maken tegen {besluit}")
OBJECT_OR_APPEAL = dutch("Bezwaar maken of in beroep gaan tegen {besluit}")
DECIDE_OBJECTION = dutch("Beslissen op het bezwaar van {wie}")
DECIDE_ANEW = dutch("Neem een nieuw besluit in plaats van {besluit}")
DECIDE_REQUEST = dutch("Beslissen op verzoek {nummer}: {soort}")
PAY = dutch("{termijn} van {deal} betalen")
PAY_BACK = dutch("{bedrag} terugbetalen ({besluit})")
INTERRUPT = dutch("Verjaring stuiten van {vordering}")
NOTIFY = dutch("Mededelen wat wordt teruggevorderd: {stuk}")
SEND = dutch("{stuk} sturen")
SEND_THROUGH_CFT = dutch("{stuk} sturen via het Cft")
DECIDE_POSTPONEMENT = dutch("Besluiten op het uitstelverzoek van {wie}")
REPORT = dutch("Voortgangsrapportage over {jaar} indienen")
ANSWER = dutch("Tussentijdse rapportage over {wat} indienen")
MEET = dutch("Rijk-regio overleg {jaar} houden")

EACH_YEAR = dutch("Elk jaar vóór {dag}, volgens {bron}")
ASKED_ON = dutch("Door het ministerie gevraagd op {dag}")
AGREED = dutch("Rijk-regio overleg {jaar}, actiepunt {nummer}")
DECIDED = dutch("Beschikking {besluit}")

# The first that fits is the one; what fits none is shown as it was kept.
TITLES = (
    GRANT,
    PROMISE,
    OBJECT_OR_APPEAL,
    OBJECT,
    DECIDE_OBJECTION,
    DECIDE_ANEW,
    DECIDE_REQUEST,
    PAY_BACK,
    PAY,
    INTERRUPT,
    NOTIFY,
    SEND_THROUGH_CFT,
    SEND,
    DECIDE_POSTPONEMENT,
    REPORT,
    ANSWER,
    MEET,
)
SOURCES = (
    EACH_YEAR,
    ASKED_ON,
    AGREED,
    DECIDED,
    dutch("Brief aan de Tweede Kamer van 10 oktober 2024, geen wettelijke termijn"),
)
ANNOUNCED = dutch("De beschikking is bekendgemaakt.")
TERMINATED = dutch("Het convenant is opgezegd.")
RECEIVED = dutch("Alles is ontvangen op {dag}.")
PAID = dutch("{bedrag} betaald; geboekt op {dag}.")
# How it was met, or why it is no longer needed.
OUTCOMES = (ANNOUNCED, TERMINATED, RECEIVED, PAID)
# What is filled in, and has English of its own.
PARTS = (
    dutch("SiSa-verantwoording over {jaar}"),
    dutch("Jaarrekening en jaarverslag over {jaar}"),
    dutch("Eindverslag"),
    dutch("Financieel eindverslag"),
    dutch("Accountantscontrole"),
    dutch("verlenging van de bestedingsperiode"),
    dutch("herverdeling tussen programmalijnen"),
    dutch("andere activiteiten"),
    dutch("andere termijnen"),
    dutch("de standaard"),
    dutch("het convenant"),
)
TERMIJN = dutch("Termijn {nummer}")


def title_of(owed: Obligation) -> str:
    """What must be done; an action point is in the words of who wrote it down."""
    if owed.kind == ObligationKind.ACTIEPUNT:
        return owed.title
    return _read_back(owed.title, TITLES) or owed.title


def source_of(owed: Obligation) -> str:
    """Where it comes from; a law keeps its Dutch name."""
    return _read_back(owed.source, SOURCES) or cited(owed.source)


def outcome_of(owed: Obligation) -> str:
    """How it was met, or why it is no longer needed; the words of a person stay as they are."""
    return told(owed.met_how or owed.cancelled_because)


def told(kept: str) -> str:
    """An outcome as it was kept, which is said in the language of the reader."""
    return _read_back(kept, OUTCOMES) or kept


def owner_of(owed: Obligation) -> str:
    """Who owes it; a role is called in the language of the reader."""
    return Role(owed.owner_role).label if owed.owner_role else owed.owner_name


def _read_back(text: str, patterns: tuple[Words, ...]) -> Words | None:
    return read_back(text, patterns, _filled_in)


def _filled_in(value: str) -> str:
    if known := day_or_amount(value):
        return known
    if termijn := _read_back(value, (TERMIJN,)):
        # It begins a Dutch title, and stands inside an English one.
        return Words(value, lambda: str(said(termijn)).lower())
    return _read_back(value, PARTS) or cited(value)
