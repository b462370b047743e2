"""The overleg, who takes part in it, and what was said and decided."""

from monitoring.overleg.models.deelnemer import Deelnemer
from monitoring.overleg.models.minutes import Besluitpunt, Verslagreactie, Verslagversie
from monitoring.overleg.models.overleg import Overleg, OverlegStatus, done_last

__all__ = [
    "Besluitpunt",
    "Deelnemer",
    "Overleg",
    "OverlegStatus",
    "Verslagreactie",
    "Verslagversie",
    "done_last",
]
