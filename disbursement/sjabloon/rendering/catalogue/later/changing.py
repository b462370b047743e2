"""Decisions that change the uitkering, end it, or leave it as it is."""

from disbursement.sjabloon.rendering.catalogue.later.frame import (
    REFERENCE,
    STAYS,
    Kind,
    basis,
    sum_of,
    unpaid,
)
from disbursement.sjabloon.rendering.catalogue.parts import Block, Shape
from regiodeals.common.words import dutch

REQUEST = ("verzoek_ontvangen", "verzoek_kenmerk")
PERIOD = ("besteden_van", "besteden_tot_en_met", "verleend_tot_en_met", "eindverslag_uiterlijk")
BEFORE = ("verleend_van", "verleend_tot_en_met")
SUM = ("bedrag", "bedrag_woorden")
EFFECT = dutch("4 Wat dit betekent")
IF_THE_SUM_CHANGES = dutch("Alleen als het bedrag verandert.")
IF_THE_PERIOD_CHANGES = dutch("Alleen als de laatste dag om te besteden verandert.")
IF_ALL_IS_WITHDRAWN = dutch("Alleen als de hele uitkering wordt ingetrokken.")
IF_ONE_IS_WITHDRAWN = dutch("Alleen als een besluit van na de verlening wordt ingetrokken.")

WIJZIGING = Kind(
    besluit=(
        Block("besluit", dutch("1 Besluit: wat verandert"), required=("uitkering", "onderwerp")),
        *sum_of(
            "verschil",
            "meer_of_minder",
            "verleend_bedrag",
            boven="besluit_bedrag",
            when=IF_THE_SUM_CHANGES,
        ),
        Block(
            "periode",
            dutch("1 Besluit: de nieuwe periode"),
            required=PERIOD[:3],
            when=IF_THE_PERIOD_CHANGES,
        ),
    ),
    # The Besluit has no article on a change: the ground of the drafter is what it rests on.
    grondslag=(basis("rechtsgrond"),),
    motivering=(
        Block(
            "verzoek",
            dutch("3 Motivering: het verzoek"),
            required=("verzoek_ontvangen", REFERENCE.name),
            when=dutch("Alleen als de kassier om de wijziging vroeg."),
        ),
        REFERENCE,
    ),
    gevolgen=(
        Block(
            "betaling",
            dutch("4 Wat dit betekent: betaling"),
            required=("verschil", "datum", "betalen_uiterlijk", "rekening", "tenaamstelling"),
            when=dutch("Alleen als het bedrag hoger wordt."),
            law="Awb 4:86, 4:87",
        ),
        Block(
            "voorschot",
            dutch("4 Wat dit betekent: voorschot"),
            when=dutch("Alleen als het bedrag lager wordt."),
        ),
        Block(
            "eindverslag",
            dutch("4 Wat dit betekent: eindverslag"),
            required=("eindverslag_uiterlijk",),
            when=IF_THE_PERIOD_CHANGES,
        ),
        STAYS,
    ),
    values=(
        "onderwerp",
        *REQUEST,
        *SUM,
        "verschil",
        "meer_of_minder",
        *PERIOD,
        "betalen_uiterlijk",
        "rekening",
        "tenaamstelling",
    ),
)
VERLENGING = Kind(
    besluit=(
        Block("besluit", dutch("1 Besluit: boven de dag"), Shape.LINE, required=("uitkering",)),
        Block(
            "besluit_eerder",
            dutch("1 Besluit: de oude dag"),
            Shape.LINE,
            required=("verleend_tot_en_met",),
        ),
        Block(
            "onveranderd",
            dutch("1 Besluit: wat hetzelfde blijft"),
            required=("besteden_van", "verleend_bedrag"),
        ),
    ),
    motivering=(
        Block(
            "motivering",
            dutch("3 Motivering"),
            required=("verzoek_ontvangen", REFERENCE.name),
            law="Awb 3:46",
        ),
        REFERENCE,
    ),
    gevolgen=(Block("gevolgen", EFFECT, required=("eindverslag_uiterlijk",)), STAYS),
    values=(*REQUEST, *PERIOD),
)
INTREKKING = Kind(
    besluit=(
        *sum_of(boven="besluit_uitkering", when=IF_ALL_IS_WITHDRAWN),
        Block(
            "besluit_ander",
            dutch("1 Besluit: een later besluit vervalt"),
            required=("vervangt_op", "vervangt_kenmerk", "vervangt_soort"),
            when=IF_ONE_IS_WITHDRAWN,
        ),
    ),
    vervangt=(),
    grondslag=(basis("rechtsgrond"),),
    gevolgen=(
        Block(
            "gevolgen_uitkering",
            EFFECT,
            required=("zin_nog_te_betalen", "verleend_op"),
            when=IF_ALL_IS_WITHDRAWN,
        ),
        unpaid(dutch("wat niet meer wordt betaald")),
        Block(
            "gevolgen_ander",
            dutch("4 Wat dit betekent: de uitkering gaat door"),
            required=("verleend_bedrag", *BEFORE, "verleend_op"),
            when=IF_ONE_IS_WITHDRAWN,
        ),
    ),
    values=(*SUM, *BEFORE, "vervangt_soort", "nog_te_betalen"),
)
AFWIJZING = Kind(
    besluit=(
        Block("besluit", dutch("1 Besluit: de uitspraak"), Shape.LINE),
        Block(
            "verzoek",
            dutch("1 Besluit: het verzoek"),
            required=("onderwerp", "verzoek_ontvangen", REFERENCE.name),
        ),
        REFERENCE,
    ),
    gevolgen=(Block("gevolgen", EFFECT, required=("verleend_bedrag", *BEFORE, "verleend_op")),),
    values=("onderwerp", *REQUEST, *BEFORE),
)
