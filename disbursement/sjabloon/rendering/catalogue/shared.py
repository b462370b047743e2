"""The blocks and the fields that letters of every kind have."""

from disbursement.sjabloon.rendering.catalogue.parts import Block, Field, Shape
from regiodeals.common.words import dutch, joined
from regiodeals.legal.grant_rules import Instrument

LAW = dutch("Een beschikking zegt hoe, waar en tot wanneer men zich kan verzetten")

FIELDS = (
    Field("kenmerk", dutch("Het kenmerk van de beschikking"), "SPUK-2024-0001"),
    Field("datum", dutch("De dag van de brief"), "5 december 2024"),
    Field("kassier", dutch("De kassier, zoals midden in een zin"), "de gemeente Voorbeeld"),
    Field("deal", dutch("De volledige naam van de Regio Deal"), "Regio Deal Voorbeeldregio"),
    Field("uitkering", dutch("De soort uitkering"), "specifieke uitkering"),
    Field(
        "regeling",
        dutch("De naam van het Besluit"),
        "Besluit specifieke uitkering Regio Deals vierde, vijfde en zesde tranche",
    ),
    Field("vindplaats", dutch("Waar het Besluit staat"), "Stb. 2024, 219"),
    Field("minister", dutch("De minister"), "de Minister van Voorbeelden"),
    Field("laatste_dag", dutch("De laatste dag van de termijn van zes weken"), "16 januari 2025"),
    Field("bezwaaradres", dutch("Het adres voor bezwaar"), "Postbus 00000, 2500 XX Den Haag"),
    Field(
        "bezwaar_email",
        dutch("Het e-mailadres voor bezwaar"),
        "bezwaar@example.org",
        may_be_empty=True,
    ),
)
# Under the WarBES one may go to the judge at once.
COURT_FIELDS = (
    Field("gerecht", dutch("Het gerecht voor beroep"), "Gerecht in eerste aanleg van Voorbeeld"),
    Field("gerecht_adres", dutch("Het adres van het gerecht"), "Voorbeeldplein 1, Saba"),
    Field("griffierecht", dutch("Wat beroep kost"), "US$\N{NO-BREAK SPACE}84"),
)
ACCOUNT_FIELDS = (
    Field(
        "rekening", dutch("De rekening, met het woord ervoor"), "rekening NL00 EXMP 0000 0000 00"
    ),
    Field("tenaamstelling", dutch("Op wiens naam de rekening staat"), "gemeente Voorbeeld"),
)

EMAIL = Block(
    "zin_bezwaar_email",
    dutch("Zin: bezwaar via e-mail"),
    Shape.SENTENCE,
    required=("bezwaar_email",),
    when=dutch("Alleen als er een e-mailadres voor bezwaar is."),
)
ADDRESSES = ("datum", "laatste_dag", "bezwaaradres", "minister", "zin_bezwaar_email")
COURT = tuple(field.name for field in COURT_FIELDS)


def fields_for(instrument: Instrument) -> tuple[Field, ...]:
    """The values that a letter of any kind has."""
    return FIELDS if instrument is Instrument.SPUK else (*FIELDS, *COURT_FIELDS)


def remedy(instrument: Instrument, number: int) -> Block:
    """The remedy clause; `number` is that of its point in the letter."""
    if instrument is Instrument.SPUK:
        return Block(
            "rechtsmiddel",
            dutch("{nummer} Bezwaar", nummer=number),
            required=ADDRESSES,
            law=joined(" ", (LAW, "(Awb 3:45)")),
        )
    return Block(
        "rechtsmiddel",
        dutch("{nummer} Bezwaar of beroep", nummer=number),
        required=(*ADDRESSES, *COURT),
        law=joined(" ", (LAW, "(WarBES 16 lid 4)")),
    )
