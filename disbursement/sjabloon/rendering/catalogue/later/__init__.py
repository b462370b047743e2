"""The decisions after the verlening: one frame, and per kind what it decides and what follows.

The frame is what their letters share: what they build on, what they replace, on what they rest and
how one may object. Between those stand the blocks of the kind.
"""

from disbursement.sjabloon.rendering.catalogue.later import frame
from disbursement.sjabloon.rendering.catalogue.later.fields import values
from disbursement.sjabloon.rendering.catalogue.later.kinds import KINDS
from disbursement.sjabloon.rendering.catalogue.parts import Catalogue
from disbursement.sjabloon.rendering.catalogue.shared import EMAIL, fields_for, remedy
from regiodeals.legal.grant_rules import Instrument

__all__ = ["CATALOGUES"]

REMEDY_POINT = 5


def _catalogue(kind: frame.Kind, instrument: Instrument) -> Catalogue:
    return Catalogue(
        blocks=(
            *frame.BEGIN,
            *kind.besluit,
            *kind.vervangt,
            *kind.grondslag,
            *kind.motivering,
            *kind.gevolgen,
            remedy(instrument, REMEDY_POINT),
            EMAIL,
            frame.pending_remedy(instrument),
        ),
        fields=(*fields_for(instrument), *values(instrument, *frame.VALUES, *kind.values)),
    )


CATALOGUES: dict[tuple[str, str], Catalogue] = {
    (kind, instrument): _catalogue(kind_of(instrument), instrument)
    for kind, kind_of in KINDS.items()
    for instrument in Instrument
}
