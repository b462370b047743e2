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
from disbursement.vaststelling.models import (
    Aanmaning,
    Ontvangst,
    Rentebesluit,
    Stuiting,
    Voorstel,
    VoorstelBesluit,
    Vordering,
)
from disbursement.verantwoording.models import (
    Beoordeling,
    Indicator,
    Inlezing,
    Levering,
    SisaVersie,
    Uitstelverzoek,
    Verantwoording,
)
from disbursement.vertaling.models import Vertaling
from disbursement.verzoek.models import Verzoek, VerzoekEvent, VerzoekRegel

__all__ = [
    "Aanlevering",
    "Aanmaning",
    "Afschrift",
    "Afzender",
    "Ambt",
    "Ambtsdrager",
    "Bankregel",
    "Bekendmaking",
    "Beoordeling",
    "Beschikking",
    "Betaalbatch",
    "Betaalrekening",
    "Betaling",
    "Bezwaar",
    "Boeking",
    "ClockEvent",
    "Indicator",
    "Inlezing",
    "Inzage",
    "Kenmerkreeks",
    "Levering",
    "Mandaat",
    "Onderdeel",
    "Ontvangst",
    "Oordeel",
    "Opdracht",
    "Rechtmatigheidstoets",
    "Rekening",
    "Rentebesluit",
    "Serie",
    "SerieDeal",
    "SisaVersie",
    "Sjabloon",
    "SjabloonVersie",
    "Stuiting",
    "Termijn",
    "Uitkering",
    "Uitstelverzoek",
    "Verantwoording",
    "Vertaling",
    "Vervanging",
    "Verzoek",
    "VerzoekEvent",
    "VerzoekRegel",
    "Voorstel",
    "VoorstelBesluit",
    "Vordering",
]
