"""Proposals to settle, claims, and what happened to them."""

from disbursement.vaststelling.models.events import (
    Aanmaning,
    Ontvangst,
    Rentebesluit,
    Stuiting,
)
from disbursement.vaststelling.models.kinds import (
    OUTSTANDING,
    BesluitRol,
    StuitingGrond,
    Uitvoering,
    VoorstelStatus,
    VorderingStatus,
)
from disbursement.vaststelling.models.voorstel import Voorstel, VoorstelBesluit
from disbursement.vaststelling.models.vordering import Vordering

__all__ = [
    "OUTSTANDING",
    "Aanmaning",
    "BesluitRol",
    "Ontvangst",
    "Rentebesluit",
    "Stuiting",
    "StuitingGrond",
    "Uitvoering",
    "Voorstel",
    "VoorstelBesluit",
    "VoorstelStatus",
    "Vordering",
    "VorderingStatus",
]
