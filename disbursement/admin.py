"""Hands Django the pages of the administration that live in the rooms."""

from disbursement.beschikking.admin import BeschikkingAdmin, KenmerkreeksAdmin
from disbursement.mandaat.admin import AfzenderAdmin, MandaatAdmin
from disbursement.sjabloon.admin import SjabloonAdmin, SjabloonVersieAdmin
from disbursement.uitkering.admin import TermijnAdmin, UitkeringAdmin

__all__ = [
    "AfzenderAdmin",
    "BeschikkingAdmin",
    "KenmerkreeksAdmin",
    "MandaatAdmin",
    "SjabloonAdmin",
    "SjabloonVersieAdmin",
    "TermijnAdmin",
    "UitkeringAdmin",
]
