"""Doel, indicator with its definities, what was agreed, and what was measured."""

from monitoring.indicator.models.definition import Definitie, Direction, Indicator, Rule, Theme
from monitoring.indicator.models.goal import Afspraak, Doel, Doelindicator
from monitoring.indicator.models.measurement import Meting

__all__ = [
    "Afspraak",
    "Definitie",
    "Direction",
    "Doel",
    "Doelindicator",
    "Indicator",
    "Meting",
    "Rule",
    "Theme",
]
