"""The exchange meeting, who signed up for it, and its material."""

from monitoring.uitwisseling.models.aanmelding import Aanmelding, AanmeldingQuerySet
from monitoring.uitwisseling.models.materiaal import Materiaal
from monitoring.uitwisseling.models.uitwisseling import (
    STEPS,
    Uitwisseling,
    UitwisselingStatus,
    ahead_first,
)

__all__ = [
    "STEPS",
    "Aanmelding",
    "AanmeldingQuerySet",
    "Materiaal",
    "Uitwisseling",
    "UitwisselingStatus",
    "ahead_first",
]
