"""Decisions that settle what was granted, and claim back what was paid too much."""

from disbursement.sjabloon.rendering.catalogue.later.frame import (
    Kind,
    basis,
    ground,
    sum_of,
    unpaid,
)
from disbursement.sjabloon.rendering.catalogue.parts import Block, Shape
from regiodeals.legal.grant_rules import Instrument

SUM = ("bedrag", "bedrag_woorden")
SETTLED = ("vastgesteld_op", "vastgesteld_kenmerk", "vastgesteld_bedrag")
EFFECT = "4 Wat dit betekent"
IF_ACCOUNTED = "Alleen als bekend is wanneer de verantwoording kwam."
IN_WEEKS = "Alleen als de kassier binnen een aantal weken betaalt."
ON_A_DAY = "Alleen als de opsteller een dag koos om te betalen."


def _accounted(title: str) -> Block:
    return Block(
        "zin_verantwoording",
        f"Zin: {title}",
        Shape.SENTENCE,
        required=("verantwoording_ontvangen",),
        when=IF_ACCOUNTED,
    )


VASTSTELLING = Kind(
    besluit=sum_of(),
    motivering=(
        Block(
            "motivering",
            "3 Motivering",
            required=("zin_verantwoording", "zin_verantwoording_zonder_dag"),
            law="Awb 3:46",
        ),
        _accounted("eindverantwoording ontvangen"),
        Block(
            "zin_verantwoording_zonder_dag",
            "Zin: eindverantwoording, zonder dag",
            Shape.SENTENCE,
            when="Alleen als niet bekend is wanneer de verantwoording kwam.",
        ),
    ),
    gevolgen=(
        Block(
            "nabetaling",
            f"{EFFECT}: er wordt nog betaald",
            required=("nog_te_betalen",),
            when="Alleen als van het voorschot nog termijnen komen.",
        ),
        Block(
            "geen_nabetaling",
            f"{EFFECT}: er wordt niets meer betaald",
            when="Alleen als het hele voorschot is betaald.",
        ),
        Block("gevolgen", f"{EFFECT}: verantwoording"),
    ),
    values=(*SUM, "verantwoording_ontvangen", "nog_te_betalen"),
)
LAGERE_VASTSTELLING = Kind(
    besluit=sum_of("verleend_bedrag", "verschil"),
    grondslag=(basis(),),
    motivering=(
        Block(
            "motivering",
            "3 Motivering",
            required=("zin_verantwoording", "zin_rechtsgrond"),
            law="Awb 3:46",
        ),
        _accounted("verantwoording ontvangen"),
        ground("de grond in het artikel"),
    ),
    gevolgen=(
        Block("gevolgen", EFFECT, required=("zin_nog_te_betalen", "zin_mededeling")),
        unpaid("wat van het voorschot nog komt"),
        Block(
            "zin_mededeling",
            "Zin: uiterste dag van een terugvordering",
            Shape.SENTENCE,
            required=("mededeling_uiterlijk",),
            when=IF_ACCOUNTED,
            law="Besluit 15 lid 4, 17 lid 6",
        ),
    ),
    values=(*SUM, "verschil", "verantwoording_ontvangen", "mededeling_uiterlijk", "nog_te_betalen"),
)


def _pay(name: str, title: str, *required: str, when: str) -> Block:
    return Block(name, f"Zin: {title}", Shape.SENTENCE, required=required, when=when)


CLAIM = (
    *sum_of("zin_binnen_weken", "zin_op_dag"),
    _pay("zin_binnen_weken", "binnen hoeveel weken", "betalen_weken", when=IN_WEEKS),
    _pay("zin_op_dag", "uiterlijk op welke dag", "betalen_uiterlijk", when=ON_A_DAY),
)
WENT_BEFORE = (
    Block(
        "vastgesteld",
        "3 Motivering: de vaststelling",
        required=(*SETTLED, "verleend_bedrag"),
        when="Alleen als de uitkering al is vastgesteld.",
    ),
    Block(
        "eerder",
        "3 Motivering: eerder teruggevorderd",
        required=("eerder_teruggevorderd",),
        when="Alleen als eerder al is teruggevorderd.",
    ),
)
PAYING_BACK = (
    Block(
        "terugbetaling",
        "4 Betaling: op de rekening",
        required=("bedrag", "rekening", "tenaamstelling"),
        when="Alleen als de afzender een rekening heeft.",
    ),
    Block(
        "betaalverzoek",
        "4 Betaling: na een betaalverzoek",
        required=("bedrag",),
        when="Alleen als de afzender geen rekening heeft.",
    ),
    Block(
        "betaaldag",
        "4 Betaling: de laatste dag",
        required=("zin_dag_na_weken", "zin_dag", "inlichtingen_email"),
    ),
    _pay(
        "zin_dag_na_weken",
        "de laatste dag van die weken",
        "datum",
        "betalen_uiterlijk",
        when=IN_WEEKS,
    ),
    _pay("zin_dag", "de laatste dag", "betalen_uiterlijk", when=ON_A_DAY),
)


def _account(*, may_be_silent: bool) -> tuple[Block, ...]:
    """That the kassier was told in time; without an account there is no such term."""
    told = Block(
        "verantwoording",
        "3 Motivering: op tijd laten weten",
        required=("verantwoording_ontvangen", "mededeling_uiterlijk"),
        when=IF_ACCOUNTED if may_be_silent else "",
        law="Besluit 15 lid 4, 17 lid 6",
    )
    silent = Block(
        "geen_verantwoording",
        "3 Motivering: geen verantwoording",
        when="Alleen als er geen verantwoording kwam.",
    )
    return (told, silent) if may_be_silent else (told,)


def terugvordering(instrument: Instrument) -> Kind:
    """The claim; from a public body of the islands also when it gave no account at all."""
    return Kind(
        besluit=CLAIM,
        motivering=(
            *WENT_BEFORE,
            Block("motivering", "3 Motivering", law="Awb 3:46"),
            *_account(may_be_silent=instrument is Instrument.BU),
        ),
        gevolgen=PAYING_BACK,
        values=(
            *SUM,
            *SETTLED,
            "eerder_teruggevorderd",
            "verantwoording_ontvangen",
            "mededeling_uiterlijk",
            "betalen_weken",
            "betalen_uiterlijk",
            "rekening",
            "tenaamstelling",
        ),
    )
