"""The verlening: what its letter places, for a specifieke and for a bijzondere uitkering."""

from disbursement.sjabloon.rendering.catalogue.parts import Block, Catalogue, Field, Shape
from disbursement.sjabloon.rendering.catalogue.shared import (
    ACCOUNT_FIELDS,
    EMAIL,
    fields_for,
    remedy,
)
from regiodeals.common.words import dutch
from regiodeals.legal.grant_rules import Instrument

FIELDS = (
    Field("gesloten_op", dutch("De dag waarop het convenant is gesloten"), "24 september 2024"),
    Field(
        "begroting_op",
        dutch("De dag waarop de begroting kwam"),
        "8 oktober 2024",
        may_be_empty=True,
    ),
    Field("bedrag", dutch("Het bedrag in euro’s"), "€\N{NO-BREAK SPACE}25.000.000"),
    Field(
        "bedrag_woorden", dutch("Het bedrag in euro’s, in woorden"), "vijfentwintig miljoen euro"
    ),
    Field("besteden_van", dutch("De eerste dag om te besteden"), "24 september 2024"),
    Field("besteden_tot_en_met", dutch("De laatste dag om te besteden"), "31 december 2028"),
    Field(
        "aantal_afwijkingen",
        dutch("Van hoeveel voorwaarden wordt afgeweken, in woorden"),
        "één",
        may_be_empty=True,
    ),
    Field("betaalwijze", dutch("In hoeveel keer wordt betaald"), "twee termijnen"),
    *ACCOUNT_FIELDS,
    Field(
        "voortgang_voor",
        dutch("Vóór welke dag de voortgangsrapportage elk jaar komt"),
        "15 juni",
        may_be_empty=True,
    ),
    Field("procent", dutch("Het percentage voor voorbereiding, administratie en toezicht"), "3"),
    Field("maximum", dutch("Het bedrag van dat percentage"), "€\N{NO-BREAK SPACE}750.000"),
    Field("eerste_jaar", dutch("Het eerste jaar van de verantwoording"), "2024"),
)
SPUK_FIELDS = (
    Field(
        "sisa_regeling",
        dutch("De code van de regeling in SiSa, met ‘regeling’ ervoor en ‘en’ erachter"),
        "regeling C00 en",
        may_be_empty=True,
    ),
    Field(
        "voorbeeldteken",
        dutch("Het ringetje bij een verzonnen waarde in de demonstratie; in een echte brief leeg"),
        "°",
        may_be_empty=True,
    ),
)
BU_FIELDS = (
    Field("dollars", dutch("Het bedrag in dollars"), "US$\N{NO-BREAK SPACE}5.275.000"),
    Field(
        "dollars_woorden",
        dutch("Het bedrag in dollars, in woorden"),
        "vijf miljoen tweehonderdvijfenzeventigduizend US-dollar",
    ),
    Field("koers", dutch("Hoeveel dollar één euro is"), "1,0550"),
    Field("koers_op", dutch("De dag van de koers"), "15 november 2024"),
    Field("koers_bron", dutch("Waar de koers staat"), "voorbeeldbron"),
    Field("einde_deal", dutch("De laatste dag van de Regio Deal"), "31 december 2028"),
)

BEGIN = (
    Block(
        "inleiding",
        dutch("Inleiding"),
        required=("deal", "gesloten_op", "kassier", "zin_begroting"),
    ),
    Block(
        "zin_begroting",
        dutch("Zin: begroting ontvangen"),
        Shape.SENTENCE,
        required=("begroting_op",),
        when=dutch("Alleen als de dag waarop de begroting kwam bekend is."),
    ),
    Block("besluit", dutch("1 Besluit: boven het bedrag"), Shape.LINE, required=("uitkering",)),
)
SAID = dutch("1 Besluit: onder het bedrag")
DECISION = (
    Block(
        "bestemming",
        dutch("1 Besluit: bestemming"),
        required=("deal", "besteden_van", "besteden_tot_en_met"),
    ),
    Block("activiteiten", dutch("2 Activiteiten en begroting"), Shape.LINE),
    Block("grondslag", dutch("3 Grondslag"), required=("regeling", "vindplaats"), law="Awb 3:47"),
    Block(
        "motivering",
        dutch("4 Motivering"),
        Shape.LINE,
        required=("zin_voldaan", "zin_afwijking"),
        law="Awb 3:46",
    ),
    Block(
        "zin_voldaan",
        dutch("Zin: aan alles is voldaan"),
        Shape.SENTENCE,
        when=dutch("Alleen als van geen voorwaarde wordt afgeweken."),
    ),
    Block(
        "zin_afwijking",
        dutch("Zin: er wordt afgeweken"),
        Shape.SENTENCE,
        required=("aantal_afwijkingen",),
        when=dutch("Alleen als van een voorwaarde wordt afgeweken."),
    ),
)
DUTIES = (
    Block(
        "bestedingsperiode",
        dutch("6 Bestedingsperiode"),
        required=("besteden_van", "besteden_tot_en_met"),
        law="Besluit 14 lid 2 en 3, 16 lid 2 en 3",
    ),
    Block(
        "verplichtingen",
        dutch("7 Verplichtingen: erboven"),
        Shape.LINE,
        when=dutch("Alleen als er geen andere verplichtingen zijn dan a tot en met g."),
    ),
    Block(
        "verplichtingen_meer",
        dutch("7 Verplichtingen: erboven, met meer"),
        Shape.LINE,
        when=dutch("Alleen als er op verzoek van de regiopartners meer verplichtingen zijn."),
    ),
    Block("verplichting_a", dutch("7 onder a"), Shape.LINE),
    Block("verplichting_b", dutch("7 onder b"), Shape.LINE),
    Block("verplichting_c", dutch("7 onder c"), Shape.LINE, required=("zin_voortgang",)),
    Block(
        "zin_voortgang",
        dutch("Zin: voortgang elk jaar"),
        Shape.SENTENCE,
        required=("voortgang_voor",),
        when=dutch("Alleen als het convenant een dag voor de voortgangsrapportage noemt."),
    ),
    Block("verplichting_d", dutch("7 onder d"), Shape.LINE),
    Block("verplichting_e", dutch("7 onder e"), Shape.LINE),
    Block("verplichting_f", dutch("7 onder f"), Shape.LINE),
    Block("verplichting_g", dutch("7 onder g"), Shape.LINE, required=("procent", "maximum")),
)
SETTLEMENT = Block("vaststelling", dutch("9 Vaststelling en terugvordering"))
POINT = 10
PAYMENT = ("betaalwijze", "rekening", "tenaamstelling")

SPUK = Catalogue(
    blocks=(
        *BEGIN,
        Block("zegge", SAID, Shape.LINE, required=("bedrag_woorden",)),
        *DECISION,
        Block("betaling", dutch("5 Betaling"), required=(*PAYMENT, "zin_bcf"), law="Besluit 13"),
        Block(
            "zin_bcf",
            dutch("Zin: btw-deel"),
            Shape.SENTENCE,
            when=dutch("Alleen als een deel naar het BTW-compensatiefonds gaat."),
        ),
        *DUTIES,
        Block(
            "verantwoording",
            dutch("8 Verantwoording"),
            required=("eerste_jaar", "sisa_regeling", "kenmerk", "zin_bcf_sisa"),
        ),
        Block(
            "zin_bcf_sisa",
            dutch("Zin: btw-deel buiten SiSa"),
            Shape.SENTENCE,
            required=("voorbeeldteken",),
            when=dutch("Alleen als een deel naar het fonds gaat en dat buiten SiSa blijft."),
        ),
        SETTLEMENT,
        remedy(Instrument.SPUK, POINT),
        EMAIL,
    ),
    fields=(*fields_for(Instrument.SPUK), *FIELDS, *SPUK_FIELDS),
)
BU = Catalogue(
    blocks=(
        *BEGIN,
        Block("zegge", SAID, Shape.LINE, required=("dollars_woorden",)),
        Block(
            "tegenwaarde",
            dutch("1 Besluit: tegenwaarde in euro’s"),
            required=("bedrag", "bedrag_woorden", "koers", "koers_op", "koers_bron"),
            law="FinBES 91 lid 2",
        ),
        *DECISION,
        Block("betaling", dutch("5 Betaling"), required=PAYMENT, law="Besluit 13"),
        *DUTIES,
        Block("verantwoording", dutch("8 Verantwoording"), required=("eerste_jaar", "einde_deal")),
        SETTLEMENT,
        remedy(Instrument.BU, POINT),
        EMAIL,
    ),
    fields=(*fields_for(Instrument.BU), *FIELDS, *BU_FIELDS),
)
