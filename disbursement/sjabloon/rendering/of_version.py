"""From a row of the register to the catalogue and the wording of it."""

from disbursement.sjabloon.models import SjabloonVersie
from disbursement.sjabloon.rendering.catalogue import Catalogue, catalogue_for
from disbursement.sjabloon.rendering.shipped import shipped_texts
from disbursement.sjabloon.rendering.wording import Wording
from disbursement.sjabloon.selectors import texts_of
from regiodeals.common.errors import WrongState
from regiodeals.common.words import dutch


def catalogue_of(version: SjabloonVersie) -> Catalogue:
    """The blocks and fields of this version."""
    return catalogue_for(version.sjabloon.kind, version.sjabloon.instrument)


def wording_of(version: SjabloonVersie) -> Wording:
    """The texts of this version, ready to be filled in."""
    return Wording(catalogue_of(version), version.texts)


def pinned_wording(kind: str, instrument: str, number: int) -> Wording:
    """The wording that a letter pins.

    What came with the program is read from there, so that such a letter needs no database.
    Raises WrongState when the version is not in the register.
    """
    texts = shipped_texts(kind, instrument, number) or texts_of(kind, instrument, number)
    if texts is None:
        raise WrongState(
            dutch(
                "Versie {nummer} van het sjabloon voor de {soort} is er niet.",
                nummer=number,
                soort=kind,
            )
        )
    return Wording(catalogue_for(kind, instrument), texts)
