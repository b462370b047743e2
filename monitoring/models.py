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

__all__ = ["Afspraak", "Definitie", "Doel", "Doelindicator", "Indicator", "Meting", "Overleg"]
