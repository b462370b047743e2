"""The values of the decisions after the verlening; a kind takes those that it has."""

from collections.abc import Iterator

from disbursement.sjabloon.rendering.catalogue.parts import Field
from disbursement.sjabloon.rendering.catalogue.shared import ACCOUNT_FIELDS
from regiodeals.legal.grant_rules import Instrument

# A value that a record may lack stands in a block that is then left out. It is never printed as a
# gap: put anywhere else, a trial letter without it fails.
SOMETIMES = "niet altijd bekend"

VALUES = (
    Field("verleend_op", "De dag van de brief van de verlening", "5 december 2024"),
    Field("verleend_kenmerk", "Het kenmerk van de verlening", "SPUK-2024-0001"),
    Field("verleend_van", "De eerste dag om te besteden, vóór dit besluit", "24 september 2024"),
    Field(
        "verleend_tot_en_met", "De laatste dag om te besteden, vóór dit besluit", "31 december 2028"
    ),
    Field(
        "gewijzigd_op",
        f"Wanneer de verlening al is gewijzigd, met kenmerk ({SOMETIMES})",
        "3 maart 2025 (kenmerk SPUK-2025-0003)",
    ),
    Field("artikel", "Het artikel, zoals midden in een zin", "artikel 14, derde lid,"),
    Field(
        "rechtsgrond",
        f"De grond die de opsteller noemde, naast het Besluit ({SOMETIMES})",
        "artikel 11 van het convenant",
    ),
    Field("vervangt_soort", f"De soort van het besluit dat vervalt ({SOMETIMES})", "verlenging"),
    Field("vervangt_op", f"De dag van het besluit dat vervalt ({SOMETIMES})", "1 maart 2028"),
    Field(
        "vervangt_kenmerk",
        f"Het kenmerk van het besluit dat vervalt ({SOMETIMES})",
        "SPUK-2028-0001",
    ),
    Field("inlichtingen_email", "Het e-mailadres van de afzender", "regiodeals@example.org"),
    Field("onderwerp", "Waar het besluit of het verzoek over gaat", "het bedrag van de uitkering"),
    Field("verzoek_ontvangen", f"De dag waarop het verzoek kwam ({SOMETIMES})", "7 februari 2028"),
    Field("verzoek_kenmerk", f"Het kenmerk van de kassier ({SOMETIMES})", "VB-9"),
    Field("meer_of_minder", f"‘meer’ of ‘minder’ dan was verleend ({SOMETIMES})", "meer"),
    Field("besteden_van", f"De eerste dag om te besteden ({SOMETIMES})", "24 september 2024"),
    Field(
        "besteden_tot_en_met",
        f"De nieuwe laatste dag om te besteden ({SOMETIMES})",
        "31 december 2029",
    ),
    Field(
        "eindverslag_uiterlijk",
        f"De laatste dag voor het eindverslag ({SOMETIMES})",
        "28 februari 2030",
    ),
    *ACCOUNT_FIELDS,
    Field(
        "verantwoording_ontvangen",
        f"De dag waarop de verantwoording kwam ({SOMETIMES})",
        "14 juli 2027",
    ),
    Field(
        "mededeling_uiterlijk",
        f"De laatste dag om te laten weten dat wordt teruggevorderd ({SOMETIMES})",
        "14 juli 2028",
    ),
    Field("vastgesteld_op", f"De dag van de vaststelling ({SOMETIMES})", "1 februari 2028"),
    Field(
        "vastgesteld_kenmerk", f"Het kenmerk van de vaststelling ({SOMETIMES})", "SPUK-2028-0003"
    ),
    Field("betalen_weken", f"Binnen hoeveel weken wordt betaald ({SOMETIMES})", "zes"),
    Field("betalen_uiterlijk", f"De laatste dag om te betalen ({SOMETIMES})", "30 mei 2028"),
)
SUMS = {
    "bedrag": "Het bedrag van dit besluit",
    "verleend_bedrag": "Het bedrag, vóór dit besluit",
    "verschil": f"Het verschil met wat was verleend ({SOMETIMES})",
    "vastgesteld_bedrag": f"Het bedrag van de vaststelling ({SOMETIMES})",
    "eerder_teruggevorderd": f"Wat eerder al is teruggevorderd ({SOMETIMES})",
}
WORDS = "Het bedrag van dit besluit, in woorden"
UNPAID = f"Wat van het voorschot nog komt, en wanneer ({SOMETIMES})"
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
