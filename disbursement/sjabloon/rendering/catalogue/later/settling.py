"""Decisions that settle what was granted, and claim back what was paid too much."""

from disbursement.sjabloon.rendering.catalogue.later.frame import (
    Kind,
    basis,
    ground,
    sum_of,
    unpaid,
)
from disbursement.sjabloon.rendering.catalogue.parts import Block, Shape
from regiodeals.common.words import dutch
from regiodeals.legal.grant_rules import Instrument

SUM = ("bedrag", "bedrag_woorden")
SETTLED = ("vastgesteld_op", "vastgesteld_kenmerk", "vastgesteld_bedrag")
EFFECT = dutch("4 Wat dit betekent")
IF_ACCOUNTED = dutch("Alleen als bekend is wanneer de verantwoording kwam.")
IN_WEEKS = dutch("Alleen als de kassier binnen een aantal weken betaalt.")
ON_A_DAY = dutch("Alleen als de opsteller een dag koos om te betalen.")


def _accounted(title: str) -> Block:
    return Block(
        "zin_verantwoording",
        dutch("Zin: {titel}", titel=title),
        Shape.SENTENCE,
        required=("verantwoording_ontvangen",),
        when=IF_ACCOUNTED,
    )


VASTSTELLING = Kind(
    besluit=sum_of(),
    motivering=(
        Block(
            "motivering",
            dutch("3 Motivering"),
            required=("zin_verantwoording", "zin_verantwoording_zonder_dag"),
            law="Awb 3:46",
        ),
        _accounted(dutch("eindverantwoording ontvangen")),
        Block(
            "zin_verantwoording_zonder_dag",
            dutch("Zin: eindverantwoording, zonder dag"),
            Shape.SENTENCE,
            when=dutch("Alleen als niet bekend is wanneer de verantwoording kwam."),
        ),
    ),
    gevolgen=(
        Block(
            "nabetaling",
            dutch("4 Wat dit betekent: er wordt nog betaald"),
            required=("nog_te_betalen",),
            when=dutch("Alleen als van het voorschot nog termijnen komen."),
        ),
        Block(
            "geen_nabetaling",
            dutch("4 Wat dit betekent: er wordt niets meer betaald"),
            when=dutch("Alleen als het hele voorschot is betaald."),
        ),
        Block("gevolgen", dutch("4 Wat dit betekent: verantwoording")),
    ),
    values=(*SUM, "verantwoording_ontvangen", "nog_te_betalen"),
)
LAGERE_VASTSTELLING = Kind(
    besluit=sum_of("verleend_bedrag", "verschil"),
    grondslag=(basis(),),
    motivering=(
        Block(
            "motivering",
            dutch("3 Motivering"),
            required=("zin_verantwoording", "zin_rechtsgrond"),
            law="Awb 3:46",
        ),
        _accounted(dutch("verantwoording ontvangen")),
        ground(dutch("de grond in het artikel")),
    ),
    gevolgen=(
        Block("gevolgen", EFFECT, required=("zin_nog_te_betalen", "zin_mededeling")),
        unpaid(dutch("wat van het voorschot nog komt")),
        Block(
            "zin_mededeling",
            dutch("Zin: uiterste dag van een terugvordering"),
            Shape.SENTENCE,
            required=("mededeling_uiterlijk",),
            when=IF_ACCOUNTED,
            law="Besluit 15 lid 4, 17 lid 6",
        ),
    ),
    values=(*SUM, "verschil", "verantwoording_ontvangen", "mededeling_uiterlijk", "nog_te_betalen"),
)


def _pay(name: str, title: str, *required: str, when: str) -> Block:
    return Block(
        name, dutch("Zin: {titel}", titel=title), Shape.SENTENCE, required=required, when=when
    )


CLAIM = (
    *sum_of("zin_binnen_weken", "zin_op_dag"),
    _pay("zin_binnen_weken", dutch("binnen hoeveel weken"), "betalen_weken", when=IN_WEEKS),
    _pay("zin_op_dag", dutch("uiterlijk op welke dag"), "betalen_uiterlijk", when=ON_A_DAY),
)
WENT_BEFORE = (
    Block(
        "vastgesteld",
        dutch("3 Motivering: de vaststelling"),
        required=(*SETTLED, "verleend_bedrag"),
        when=dutch("Alleen als de uitkering al is vastgesteld."),
    ),
    Block(
        "eerder",
        dutch("3 Motivering: eerder teruggevorderd"),
        required=("eerder_teruggevorderd",),
        when=dutch("Alleen als eerder al is teruggevorderd."),
    ),
)
PAYING_BACK = (
    Block(
        "terugbetaling",
        dutch("4 Betaling: op de rekening"),
        required=("bedrag", "rekening", "tenaamstelling"),
        when=dutch("Alleen als de afzender een rekening heeft."),
    ),
    Block(
        "betaalverzoek",
        dutch("4 Betaling: na een betaalverzoek"),
        required=("bedrag",),
        when=dutch("Alleen als de afzender geen rekening heeft."),
    ),
    Block(
        "betaaldag",
        dutch("4 Betaling: de laatste dag"),
        required=("zin_dag_na_weken", "zin_dag", "inlichtingen_email"),
    ),
    _pay(
        "zin_dag_na_weken",
        dutch("de laatste dag van die weken"),
        "datum",
        "betalen_uiterlijk",
        when=IN_WEEKS,
    ),
    _pay("zin_dag", dutch("de laatste dag"), "betalen_uiterlijk", when=ON_A_DAY),
)


def _account(*, may_be_silent: bool) -> tuple[Block, ...]:
    """That the kassier was told in time; without an account there is no such term."""
    told = Block(
        "verantwoording",
        dutch("3 Motivering: op tijd laten weten"),
        required=("verantwoording_ontvangen", "mededeling_uiterlijk"),
        when=IF_ACCOUNTED if may_be_silent else "",
        law="Besluit 15 lid 4, 17 lid 6",
    )
    silent = Block(
        "geen_verantwoording",
        dutch("3 Motivering: geen verantwoording"),
        when=dutch("Alleen als er geen verantwoording kwam."),
    )
    return (told, silent) if may_be_silent else (told,)


def terugvordering(instrument: Instrument) -> Kind:
    """The claim; from a public body of the islands also when it gave no account at all."""
    return Kind(
        besluit=CLAIM,
        motivering=(
            *WENT_BEFORE,
            Block("motivering", dutch("3 Motivering"), law="Awb 3:46"),
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
