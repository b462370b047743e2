"""The blocks and the fields that letters of every kind have."""

from disbursement.sjabloon.rendering.catalogue.parts import Block, Field, Shape
from regiodeals.legal.grant_rules import Instrument

LAW = "Een beschikking zegt hoe, waar en tot wanneer men zich kan verzetten"

FIELDS = (
    Field("kenmerk", "Het kenmerk van de beschikking", "SPUK-2024-0001"),
    Field("datum", "De dag van de brief", "5 december 2024"),
    Field("kassier", "De kassier, zoals midden in een zin", "de gemeente Voorbeeld"),
    Field("deal", "De volledige naam van de Regio Deal", "Regio Deal Voorbeeldregio"),
    Field("uitkering", "De soort uitkering", "specifieke uitkering"),
    Field(
        "regeling",
        "De naam van het Besluit",
        "Besluit specifieke uitkering Regio Deals vierde, vijfde en zesde tranche",
    ),
    Field("vindplaats", "Waar het Besluit staat", "Stb. 2024, 219"),
    Field("minister", "De minister", "de Minister van Voorbeelden"),
    Field("laatste_dag", "De laatste dag van de termijn van zes weken", "16 januari 2025"),
    Field("bezwaaradres", "Het adres voor bezwaar", "Postbus 00000, 2500 XX Den Haag"),
    Field(
        "bezwaar_email", "Het e-mailadres voor bezwaar", "bezwaar@example.org", may_be_empty=True
    ),
)
# Under the WarBES one may go to the judge at once.
COURT_FIELDS = (
    Field("gerecht", "Het gerecht voor beroep", "Gerecht in eerste aanleg van Voorbeeld"),
    Field("gerecht_adres", "Het adres van het gerecht", "Voorbeeldplein 1, Saba"),
    Field("griffierecht", "Wat beroep kost", "US$\N{NO-BREAK SPACE}84"),
)
ACCOUNT_FIELDS = (
    Field("rekening", "De rekening, met het woord ervoor", "rekening NL00 EXMP 0000 0000 00"),
    Field("tenaamstelling", "Op wiens naam de rekening staat", "gemeente Voorbeeld"),
)

EMAIL = Block(
    "zin_bezwaar_email",
    "Zin: bezwaar via e-mail",
    Shape.SENTENCE,
    required=("bezwaar_email",),
    when="Alleen als er een e-mailadres voor bezwaar is.",
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
            "rechtsmiddel", f"{number} Bezwaar", required=ADDRESSES, law=f"{LAW} (Awb 3:45)"
        )
    return Block(
        "rechtsmiddel",
        f"{number} Bezwaar of beroep",
        required=(*ADDRESSES, *COURT),
        law=f"{LAW} (WarBES 16 lid 4)",
    )
