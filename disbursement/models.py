"""Hands Django the models that live in the rooms."""

from disbursement.bekendmaking.models import Bekendmaking
from disbursement.beschikking.models import Beschikking, Kenmerkreeks
from disbursement.betaling.models import (
    Aanlevering,
    Afschrift,
    Bankregel,
    Betaalbatch,
    Betaalrekening,
    Betaling,
    Rekening,
)
from disbursement.bezwaar.models import Bezwaar, ClockEvent
from disbursement.grootboek.models import Boeking
from disbursement.mandaat.models import Afzender, Ambt, Ambtsdrager, Mandaat, Vervanging
from disbursement.serie.models import Inzage, Onderdeel, Opdracht, Serie, SerieDeal
from disbursement.sjabloon.models import Sjabloon, SjabloonVersie
from disbursement.uitkering.models import Oordeel, Rechtmatigheidstoets, Termijn, Uitkering
from disbursement.vertaling.models import Vertaling
from disbursement.verzoek.models import Verzoek, VerzoekEvent, VerzoekRegel

__all__ = [
    "Aanlevering",
    "Afschrift",
    "Afzender",
    "Ambt",
    "Ambtsdrager",
    "Bankregel",
    "Bekendmaking",
    "Beschikking",
    "Betaalbatch",
    "Betaalrekening",
    "Betaling",
    "Bezwaar",
    "Boeking",
    "ClockEvent",
    "Inzage",
    "Kenmerkreeks",
    "Mandaat",
    "Onderdeel",
    "Oordeel",
    "Opdracht",
    "Rechtmatigheidstoets",
    "Rekening",
    "Serie",
    "SerieDeal",
    "Sjabloon",
    "SjabloonVersie",
    "Termijn",
    "Uitkering",
    "Vertaling",
    "Vervanging",
    "Verzoek",
    "VerzoekEvent",
    "VerzoekRegel",
]
