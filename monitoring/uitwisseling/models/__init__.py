"""The exchange meeting and who signed up for it."""

from monitoring.uitwisseling.models.aanmelding import Aanmelding, AanmeldingQuerySet
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
    "Uitwisseling",
    "UitwisselingStatus",
    "ahead_first",
]
