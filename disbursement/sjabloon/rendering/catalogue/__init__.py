"""Per kind of decision and instrument: which blocks a template has, and which fields fit in.

The letter of a kind decides where a block stands; what is here must be what that letter places.
"""

from disbursement.sjabloon.rendering.catalogue import later, verlening
from disbursement.sjabloon.rendering.catalogue.parts import Block, Catalogue, Field, Shape
from regiodeals.legal.decisions import DecisionKind
from regiodeals.legal.grant_rules import Instrument

__all__ = ["CATALOGUES", "Block", "Catalogue", "Field", "Shape", "catalogue_for"]

CATALOGUES: dict[tuple[str, str], Catalogue] = {
    (DecisionKind.VERLENING, Instrument.SPUK): verlening.SPUK,
    (DecisionKind.VERLENING, Instrument.BU): verlening.BU,
    **later.CATALOGUES,
}


def catalogue_for(kind: str, instrument: str) -> Catalogue:
    """The blocks and fields of the letter of this kind."""
    return CATALOGUES[kind, instrument]
