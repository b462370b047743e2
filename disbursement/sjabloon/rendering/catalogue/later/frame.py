"""What the letters after the verlening share, whatever they decide."""

from typing import NamedTuple

from disbursement.sjabloon.rendering.catalogue.parts import Block, Shape
from regiodeals.common.words import dutch
from regiodeals.legal.grant_rules import Instrument

VALUES = (
    "verleend_op",
    "verleend_kenmerk",
    "verleend_bedrag",
    "gewijzigd_op",
    "artikel",
    "rechtsgrond",
    "vervangt_op",
    "vervangt_kenmerk",
    "inlichtingen_email",
)
BASIS = ("artikel", "regeling", "vindplaats")
IF_IT_REPLACES = dutch("Alleen als dit besluit in de plaats van een eerder besluit komt.")

BEGIN = (
    Block(
        "inleiding",
        dutch("Inleiding"),
        required=("verleend_op", "uitkering", "deal", "verleend_kenmerk", "zin_gewijzigd"),
    ),
    Block(
        "zin_gewijzigd",
        dutch("Zin: de verlening is al gewijzigd"),
        Shape.SENTENCE,
        required=("gewijzigd_op",),
        when=dutch("Alleen als een eerder besluit de verlening wijzigde."),
    ),
)
REPLACES = (
    Block(
        "vervangt",
        dutch("1 Besluit: in de plaats van een ander"),
        required=("vervangt_op", "vervangt_kenmerk"),
        when=IF_IT_REPLACES,
    ),
)


def sum_of(*onder: str, boven: str = "besluit", when: str = "") -> tuple[Block, ...]:
    """The lines around the amount; `onder` are the fields that must stand below it."""
    return (
        Block(boven, dutch("1 Besluit: boven het bedrag"), Shape.LINE, when=when),
        Block(
            "zegge",
            dutch("1 Besluit: het bedrag in woorden"),
            Shape.LINE,
            required=("bedrag_woorden",),
            when=when,
        ),
        Block("besluit_onder", dutch("1 Besluit: onder het bedrag"), required=onder, when=when),
    )


def basis(*more: str) -> Block:
    """The legal basis; `more` are fields that a kind needs beside the article."""
    return Block("grondslag", dutch("2 Grondslag"), required=(*BASIS, *more), law="Awb 3:47")


def ground(title: str) -> Block:
    """A sentence about the ground that the drafter named."""
    return Block(
        "zin_rechtsgrond",
        dutch("Zin: {titel}", titel=title),
        Shape.SENTENCE,
        required=("rechtsgrond",),
        when=dutch("Alleen als de opsteller een rechtsgrond noemde."),
    )


# The article is the ground; the drafter may name another beside it.
BASIS_AND_GROUND = (basis("zin_rechtsgrond"), ground(dutch("een andere grond")))
REFERENCE = Block(
    "zin_verzoek_kenmerk",
    dutch("Zin: kenmerk van het verzoek"),
    Shape.SENTENCE,
    required=("verzoek_kenmerk",),
    when=dutch("Alleen als het verzoek een kenmerk heeft."),
)
STAYS = Block(
    "blijft_gelden", dutch("4 Wat dit betekent: wat blijft gelden"), required=("verleend_op",)
)


def unpaid(title: str) -> Block:
    """A sentence about the termijnen that are not paid yet."""
    return Block(
        "zin_nog_te_betalen",
        dutch("Zin: {titel}", titel=title),
        Shape.SENTENCE,
        required=("nog_te_betalen",),
        when=dutch("Alleen als van het voorschot nog termijnen komen."),
    )


def pending_remedy(instrument: Instrument) -> Block:
    """Whether a remedy against the former decision also holds for this one."""
    is_spuk = instrument is Instrument.SPUK
    return Block(
        "rechtsmiddel_vervangt",
        dutch("5 Bezwaar tegen het eerdere besluit"),
        required=("vervangt_kenmerk",),
        when=IF_IT_REPLACES,
        law="Awb 6:19" if is_spuk else "",
    )


class Kind(NamedTuple):
    """The blocks of a kind by the point in which they stand."""

    besluit: tuple[Block, ...]
    gevolgen: tuple[Block, ...]
    values: tuple[str, ...]
    motivering: tuple[Block, ...] = ()
    grondslag: tuple[Block, ...] = BASIS_AND_GROUND
    vervangt: tuple[Block, ...] = REPLACES
