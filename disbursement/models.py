"""Hands Django the models that live in the rooms."""

from disbursement.bekendmaking.models import Bekendmaking
from disbursement.beschikking.models import Beschikking, Kenmerkreeks
from disbursement.mandaat.models import Afzender, Ambt, Ambtsdrager, Mandaat, Vervanging
from disbursement.sjabloon.models import Sjabloon, SjabloonVersie
from disbursement.uitkering.models import Termijn, Uitkering

__all__ = [
    "Afzender",
    "Ambt",
    "Ambtsdrager",
    "Bekendmaking",
    "Beschikking",
    "Kenmerkreeks",
    "Mandaat",
    "Sjabloon",
    "SjabloonVersie",
    "Termijn",
    "Uitkering",
    "Vervanging",
]
