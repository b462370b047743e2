"""The parts of a letter: what a beschikking says, as plain JSON, and nothing about how it looks.

Amounts are whole cents, dates are ISO, and `None` means that something is not there or not known.
The same JSON is frozen with the signature and travels inside the PDF as `beschikking.json`.
"""

from typing import Literal, NotRequired, TypedDict

SCHEMA = "regiodeals/beschikking/1"
# Stands in a concept where the kenmerk will be.
NO_KENMERK = "volgt bij ondertekening"

Valuta = Literal["EUR", "USD"]


class Geldbedrag(TypedDict):
    """An amount with its currency."""

    cent: int
    valuta: Valuta


class Afzender(TypedDict):
    """Who sends the letter, and who answers questions about it.

    `beeldmerk` is the SHA-256 of the sender's picture; it is left out when there is none.
    """

    organisatie: str
    onderdeel: str
    retouradres: str
    telefoon: str
    email: str
    beeldmerk: NotRequired[str]


class Geadresseerde(TypedDict):
    """The kassier. `regels` are the lines of the address, at most five, without the country line.

    `naam` is written as inside a sentence: 'Regio Achterhoek', 'het openbaar lichaam Saba'.
    """

    regels: list[str]
    aanhef: str
    naam: str
    tooi: str | None


class DealFacts(TypedDict):
    """The Regio Deal. `naam` is the full name: 'Regio Deal Achterhoek II'."""

    naam: str
    tranche: int
    gesloten: str
    verzoek_datum: str | None
    uiterlijk_verlenen: str
    einde: str | None


class Partij(TypedDict):
    """Who stands in the deal and in which role, by its identifier in the register TOOI if known."""

    rol: str
    naam: str
    tooi: str | None


class Grondslag(TypedDict):
    """The regulation: citation title and place of publication ('Stb. 2024, 219').

    `artikel` is what the decision rests on, or where the regulation has no article for its kind,
    what the uitkering was granted under; `wet` and `wet_artikel` are what it rests on.
    """

    regeling: str
    vindplaats: str
    artikel: str
    wet: str
    wet_artikel: str


class Dollars(TypedDict):
    """The entitlement in dollars and how it was computed; `koers` is a decimal: '1.0550'."""

    cent: int
    valuta: Literal["USD"]
    koers: str
    koers_datum: str
    koers_bron: str


class Koers(TypedDict):
    """The rate at which a decision commits euros for more dollars: '1.0550' for one euro."""

    koers: str
    datum: str
    bron: str


class Periode(TypedDict):
    """From and until, both included."""

    van: str
    tot_en_met: str


class RegionaalGeld(TypedDict):
    """What the region puts in."""

    publiek: Geldbedrag
    privaat: Geldbedrag
    totaal: Geldbedrag


class Uitvoeringskosten(TypedDict):
    """The part that may go to preparation, administration and supervision (Besluit 12 lid 3)."""

    procent: int
    maximum: Geldbedrag


class Begrotingsregel(TypedDict):
    """Cents in the currency of the entitlement."""

    rijk: int
    publiek: int
    privaat: int
    totaal: int


class ActiviteitFacts(Begrotingsregel):
    """An activity with its budget."""

    naam: str


class ProgrammalijnFacts(Begrotingsregel):
    """A programmalijn with its budget, the sum of its activities."""

    naam: str
    doel: str
    activiteiten: list[ActiviteitFacts]


class Voorwaarde(TypedDict):
    """One test against the Besluit, with what was found and why that is enough.

    `bevinding` is one or more whole sentences, `artikel` is 'N lid M' of the Besluit, `oordeel`
    says whether the rule was met or whether the Besluit was used to deviate from it.
    """

    voorwaarde: str
    bevinding: str
    artikel: str
    oordeel: Literal["voldaan", "afwijking"]


class TermijnFacts(TypedDict):
    """An instalment. No date: within six weeks of the bekendmaking (Awb 4:87).

    The budget year is there when the decision chose it, a condition when there is one: what must
    have happened before it is paid, and where that stands.
    """

    datum: str | None
    bedrag: int
    begrotingsjaar: NotRequired[int]
    voorwaarde: NotRequired[str]
    voorwaarde_bron: NotRequired[str]


class Betaling(TypedDict):
    """The advance: instalments and, for a SPUK, the part that goes to the BTW-compensatiefonds."""

    rekening: str | None
    tenaamstelling: str
    termijnen: list[TermijnFacts]
    bcf: int | None
    totaal: int


class Voortgang(TypedDict):
    """The yearly progress report: 'vóór 15 juni', and the first of those days."""

    jaarlijks_voor: str
    eerste: str | None


class Verantwoording(TypedDict):
    """Years to account for, first and last, with the last day for each.

    `sisa_code` and `bcf_buiten_sisa` are for a SPUK; None leaves the sentence out.
    """

    eerste_jaar: int
    eerste_datum: str
    laatste_jaar: int
    laatste_datum: str
    sisa_code: str | None
    bcf_buiten_sisa: bool | None


class Termijn(TypedDict):
    """A term as the law words it: six 'weken', and the article that says so."""

    lengte: int
    eenheid: str
    artikel: str


class Rechtsmiddel(TypedDict):
    """Where and until when to object. The court and its fee are for a bijzondere uitkering.

    `termijn` runs from the day after the bekendmaking; `laatste_dag` holds if that is on
    `LetterFacts.datum`.
    """

    termijn: Termijn
    laatste_dag: str
    adres: str
    email: str | None
    gerecht: str | None
    gerecht_adres: str | None
    griffierecht: Geldbedrag | None


class Ondertekening(TypedDict):
    """`minister` starts with 'de Minister van'; without a mandate the minister signs in person."""

    minister: str
    namens_deze: bool
    naam: str
    functie: str
    # The holder of the office; only when a deputy signs.
    bij_afwezigheid_van: NotRequired[str]


class DossierStand(TypedDict):
    """The trail of the deal up to and with one line of it, as a fingerprint."""

    laatste_regel: int
    sha256: str


Regime = Literal["SPUK", "BU"]


class CommonFacts(TypedDict):
    """What every letter says, whatever it decides.

    `tekstvariant` names what an earlier tranche words in its own way; other letters have none.
    `valuta` is that of every amount which is only a number of cents. `dossier` is there from the
    signature on.

    `voorbeeld` names the values that are invented, by path ('deal.gesloten',
    'geadresseerde.regels.0'); those are printed with a ring. For the tables 'programmalijnen' and
    'betaling.termijnen' the caption gets the ring.
    """

    schema: str
    regime: Regime
    kenmerk: str
    uw_kenmerk: str | None
    datum: str
    afzender: Afzender
    geadresseerde: Geadresseerde
    deal: DealFacts
    partijen: list[Partij]
    grondslag: Grondslag
    valuta: Valuta
    rechtsmiddel: Rechtsmiddel
    ondertekening: Ondertekening
    regelversie: str
    sjabloonversie: str
    tekstvariant: NotRequired[str]
    dossier: DossierStand | None
    voorbeeld: list[str]
