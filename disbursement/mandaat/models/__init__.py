"""The register: offices, their holders, the mandates of an office, deputies; and the sender."""

from disbursement.mandaat.models.afzender import Afzender
from disbursement.mandaat.models.ambt import Ambt, Ambtsdrager
from disbursement.mandaat.models.bevoegdheid import Bevoegdheid
from disbursement.mandaat.models.kinds import KINDS, NO_KINDS
from disbursement.mandaat.models.mandaat import Mandaat
from disbursement.mandaat.models.vervanging import Vervanging

__all__ = [
    "KINDS",
    "NO_KINDS",
    "Afzender",
    "Ambt",
    "Ambtsdrager",
    "Bevoegdheid",
    "Mandaat",
    "Vervanging",
]
