"""Hands Django the models that live in the rooms."""

from monitoring.indicator.models import (
    Afspraak,
    Definitie,
    Doel,
    Doelindicator,
    Indicator,
    Meting,
)
from monitoring.overleg.models import Overleg
from monitoring.rapportage.models import (
    Akkoord,
    Antwoord,
    Indiening,
    Lijnverslag,
    Oordeel,
    Rapportage,
    Schrijver,
)

__all__ = [
    "Afspraak",
    "Akkoord",
    "Antwoord",
    "Definitie",
    "Doel",
    "Doelindicator",
    "Indicator",
    "Indiening",
    "Lijnverslag",
    "Meting",
    "Oordeel",
    "Overleg",
    "Rapportage",
    "Schrijver",
]
