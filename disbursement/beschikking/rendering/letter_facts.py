"""The facts of a letter, a shape per kind of decision; every kind has the common part.

The kinds after the verlening build on what was decided before: they name it with its kenmerk.
"""

from typing import Literal, TypedDict

from disbursement.beschikking.rendering.letter_parts import (
    NO_KENMERK,
    SCHEMA,
    Begrotingsregel,
    Betaling,
    CommonFacts,
    Dollars,
    Geldbedrag,
    Koers,
    Periode,
    ProgrammalijnFacts,
    RegionaalGeld,
    TermijnFacts,
    Uitvoeringskosten,
    Verantwoording,
    Voortgang,
    Voorwaarde,
)

__all__ = [
    "NO_KENMERK",
    "SCHEMA",
    "AfwijzingFacts",
    "AnyLaterFacts",
    "EerderBesluit",
    "GewijzigdeBetaling",
    "IntrekkingFacts",
    "LagereVaststellingFacts",
    "LaterFacts",
    "LetterFacts",
    "Terugbetaling",
    "TerugvorderingFacts",
    "Vastgesteld",
    "VaststellingFacts",
    "Verleend",
    "VerlengingFacts",
    "VerleningFacts",
    "Verzoek",
    "WijzigingFacts",
    "entitlement",
]


class VerleningFacts(CommonFacts):
    """A beschikking that grants an uitkering."""

    soort: Literal["verlening"]
    bedrag: Geldbedrag
    dollar: Dollars | None
    besteden: Periode
    regionaal: RegionaalGeld
    uitvoeringskosten: Uitvoeringskosten
    programmalijnen: list[ProgrammalijnFacts]
    totalen: Begrotingsregel
    motivering: list[Voorwaarde]
    betaling: Betaling
    voortgang: Voortgang | None
    andere_verplichtingen: list[str]
    verantwoording: Verantwoording
    eindverslag_uiterlijk: str
    financieel_eindverslag_uiterlijk: str | None


class EerderBesluit(TypedDict):
    """A decision that was made known before this one, by the date of its letter."""

    soort: str
    kenmerk: str
    datum: str


class Verleend(TypedDict):
    """The uitkering as it stood until this decision.

    `besluit` is the verlening, `gewijzigd` what changed amount or period since. The amount is the
    entitlement: dollars for a bijzondere uitkering.
    """

    besluit: EerderBesluit
    gewijzigd: list[EerderBesluit]
    bedrag: Geldbedrag
    besteden: Periode


class Verzoek(TypedDict):
    """A request of the kassier: when it came in, and the kassier's own reference."""

    ontvangen: str | None
    kenmerk: str | None


class LaterFacts(CommonFacts):
    """What every decision after the verlening says.

    `vervangt` is the decision in whose place this one comes (Awb 6:19). `rechtsgrond` is a ground
    beside the Besluit, `redenen` are the paragraphs of the motivering.
    """

    verleend: Verleend
    vervangt: EerderBesluit | None
    rechtsgrond: str | None
    redenen: list[str]


class GewijzigdeBetaling(TypedDict, total=False):
    """What a wijziging says of the payment, as far as it says anything.

    `termijnen` are all termijnen of the advance when the decision lays them down, those paid before
    among them; `koers` is there when more dollars were converted at a rate of its own.
    """

    termijnen: list[TermijnFacts]
    koers: Koers


class WijzigingFacts(LaterFacts, GewijzigdeBetaling):
    """A change of the uitkering; `bedrag` and `besteden` are the new ones, if they change.

    `verschil` may be negative. More money is paid by `betalen_uiterlijk` (Awb 4:87).
    """

    soort: Literal["wijziging"]
    onderwerp: str
    verzoek: Verzoek
    bedrag: Geldbedrag | None
    verschil: Geldbedrag | None
    betalen_uiterlijk: str | None
    rekening: str | None
    tenaamstelling: str
    besteden: Periode | None
    eindverslag_uiterlijk: str | None


class VerlengingFacts(LaterFacts):
    """A longer period to spend the uitkering in, at the request of the kassier."""

    soort: Literal["verlenging"]
    verzoek: Verzoek
    besteden: Periode
    eindverslag_uiterlijk: str


class VaststellingFacts(LaterFacts):
    """The final amount, as it was granted. `nog_te_betalen` are the termijnen of later days."""

    soort: Literal["vaststelling"]
    bedrag: Geldbedrag
    verantwoording_ontvangen: str | None
    nog_te_betalen: list[TermijnFacts]


class LagereVaststellingFacts(LaterFacts):
    """A final amount below the grant.

    What is recovered is decided apart, with notice by `mededeling_uiterlijk`.
    """

    soort: Literal["lagere vaststelling"]
    bedrag: Geldbedrag
    verschil: Geldbedrag
    verantwoording_ontvangen: str | None
    mededeling_uiterlijk: str | None
    nog_te_betalen: list[TermijnFacts]


class Vastgesteld(TypedDict):
    """The vaststelling that went before, and its amount."""

    besluit: EerderBesluit
    bedrag: Geldbedrag


class Terugbetaling(TypedDict):
    """How the kassier pays back; without `weken` the day was set by the decision itself.

    Without an account of the sender a request to pay follows.
    """

    uiterlijk: str
    weken: int | None
    rekening: str | None
    tenaamstelling: str | None


class TerugvorderingFacts(LaterFacts):
    """An amount that the kassier must pay back, told within a year after the account.

    `eerder_teruggevorderd` is the sum of the recoveries before this one that still hold.
    """

    soort: Literal["terugvordering"]
    bedrag: Geldbedrag
    vastgesteld: Vastgesteld | None
    eerder_teruggevorderd: Geldbedrag | None
    verantwoording_ontvangen: str | None
    mededeling_uiterlijk: str | None
    betalen: Terugbetaling


class IntrekkingFacts(LaterFacts):
    """The end of the uitkering, or of the decision that `vervangt` names.

    `bedrag` is the uitkering that no longer holds; None when only a later decision is withdrawn.
    """

    soort: Literal["intrekking"]
    bedrag: Geldbedrag | None
    nog_te_betalen: list[TermijnFacts]


class AfwijzingFacts(LaterFacts):
    """No to a request of the kassier; `onderwerp` is what was asked for."""

    soort: Literal["afwijzing"]
    onderwerp: str
    verzoek: Verzoek


AnyLaterFacts = (
    WijzigingFacts
    | VerlengingFacts
    | VaststellingFacts
    | LagereVaststellingFacts
    | TerugvorderingFacts
    | IntrekkingFacts
    | AfwijzingFacts
)
LetterFacts = VerleningFacts | AnyLaterFacts


def entitlement(facts: VerleningFacts) -> Geldbedrag:
    """What the kassier is entitled to: dollars for a bijzondere uitkering, else the euros."""
    dollars = facts["dollar"]
    if dollars is None:
        return facts["bedrag"]
    return {"cent": dollars["cent"], "valuta": dollars["valuta"]}
