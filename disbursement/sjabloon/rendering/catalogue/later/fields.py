"""The values of the decisions after the verlening; a kind takes those that it has."""

from collections.abc import Iterator

from disbursement.sjabloon.rendering.catalogue.parts import Field
from disbursement.sjabloon.rendering.catalogue.shared import ACCOUNT_FIELDS
from regiodeals.common.words import dutch
from regiodeals.legal.grant_rules import Instrument


# A value that a record may lack stands in a block that is then left out. It is never printed as a
# gap: put anywhere else, a trial letter without it fails.
def sometimes(meaning: str) -> str:
    """What a value is, and that it may be unknown."""
    return dutch("{wat} (niet altijd bekend)", wat=meaning)


VALUES = (
    Field("verleend_op", dutch("De dag van de brief van de verlening"), "5 december 2024"),
    Field("verleend_kenmerk", dutch("Het kenmerk van de verlening"), "SPUK-2024-0001"),
    Field(
        "verleend_van", dutch("De eerste dag om te besteden, vóór dit besluit"), "24 september 2024"
    ),
    Field(
        "verleend_tot_en_met",
        dutch("De laatste dag om te besteden, vóór dit besluit"),
        "31 december 2028",
    ),
    Field(
        "gewijzigd_op",
        sometimes(dutch("Wanneer de verlening al is gewijzigd, met kenmerk")),
        "3 maart 2025 (kenmerk SPUK-2025-0003)",
    ),
    Field("artikel", dutch("Het artikel, zoals midden in een zin"), "artikel 14, derde lid,"),
    Field(
        "rechtsgrond",
        sometimes(dutch("De grond die de opsteller noemde, naast het Besluit")),
        "artikel 11 van het convenant",
    ),
    Field("vervangt_soort", sometimes(dutch("De soort van het besluit dat vervalt")), "verlenging"),
    Field("vervangt_op", sometimes(dutch("De dag van het besluit dat vervalt")), "1 maart 2028"),
    Field(
        "vervangt_kenmerk",
        sometimes(dutch("Het kenmerk van het besluit dat vervalt")),
        "SPUK-2028-0001",
    ),
    Field("inlichtingen_email", dutch("Het e-mailadres van de afzender"), "regiodeals@example.org"),
    Field(
        "onderwerp",
        dutch("Waar het besluit of het verzoek over gaat"),
        "het bedrag van de uitkering",
    ),
    Field(
        "verzoek_ontvangen", sometimes(dutch("De dag waarop het verzoek kwam")), "7 februari 2028"
    ),
    Field("verzoek_kenmerk", sometimes(dutch("Het kenmerk van de kassier")), "VB-9"),
    Field("meer_of_minder", sometimes(dutch("‘meer’ of ‘minder’ dan was verleend")), "meer"),
    Field("besteden_van", sometimes(dutch("De eerste dag om te besteden")), "24 september 2024"),
    Field(
        "besteden_tot_en_met",
        sometimes(dutch("De nieuwe laatste dag om te besteden")),
        "31 december 2029",
    ),
    Field(
        "eindverslag_uiterlijk",
        sometimes(dutch("De laatste dag voor het eindverslag")),
        "28 februari 2030",
    ),
    *ACCOUNT_FIELDS,
    Field(
        "verantwoording_ontvangen",
        sometimes(dutch("De dag waarop de verantwoording kwam")),
        "14 juli 2027",
    ),
    Field(
        "mededeling_uiterlijk",
        sometimes(dutch("De laatste dag om te laten weten dat wordt teruggevorderd")),
        "14 juli 2028",
    ),
    Field("vastgesteld_op", sometimes(dutch("De dag van de vaststelling")), "1 februari 2028"),
    Field(
        "vastgesteld_kenmerk", sometimes(dutch("Het kenmerk van de vaststelling")), "SPUK-2028-0003"
    ),
    Field("betalen_weken", sometimes(dutch("Binnen hoeveel weken wordt betaald")), "zes"),
    Field("betalen_uiterlijk", sometimes(dutch("De laatste dag om te betalen")), "30 mei 2028"),
)
SUMS = {
    "bedrag": dutch("Het bedrag van dit besluit"),
    "verleend_bedrag": dutch("Het bedrag, vóór dit besluit"),
    "verschil": sometimes(dutch("Het verschil met wat was verleend")),
    "vastgesteld_bedrag": sometimes(dutch("Het bedrag van de vaststelling")),
    "eerder_teruggevorderd": sometimes(dutch("Wat eerder al is teruggevorderd")),
}
WORDS = dutch("Het bedrag van dit besluit, in woorden")
UNPAID = sometimes(dutch("Wat van het voorschot nog komt, en wanneer"))
# An amount is in the currency of the entitlement.
EXAMPLES = {
    Instrument.SPUK: ("€\N{NO-BREAK SPACE}400.000", "vierhonderdduizend euro"),
    Instrument.BU: ("US$\N{NO-BREAK SPACE}400.000", "vierhonderdduizend US-dollar"),
}


def values(instrument: Instrument, *names: str) -> tuple[Field, ...]:
    """The fields with these names, in the order in which they are asked for."""
    known = {field.name: field for field in (*VALUES, *_amounts(instrument))}
    return tuple(known[name] for name in names)


def _amounts(instrument: Instrument) -> Iterator[Field]:
    amount, in_words = EXAMPLES[instrument]
    yield from (Field(name, meaning, amount) for name, meaning in SUMS.items())
    yield Field("bedrag_woorden", WORDS, in_words)
    yield Field("nog_te_betalen", UNPAID, f"{amount} uiterlijk op 1 september 2028")
